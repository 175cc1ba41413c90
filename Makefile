# make check          everything that must hold before a commit: format, compiler, Error Prone, every test
# make check-long     what takes longer: five times the kills, ten times the random cycles, two builds compared
# make format         rewrites the sources into the one format
# make reproducible   builds twice, in two places, and compares the jars byte for byte
# make bench          measures: shared syncs, what a command costs as history grows, what a task costs as graphs grow
# make kill           kills owners with SIGKILL at every step, ten times as often as make check does
# make clean          removes what was built

MVN = mvn -B -ntp
SOURCES = find . -path '*/src/*' -name '*.java' ! -path '*/target/*'

.PHONY: check check-long format format-check launcher-check reproducible bench kill clean

check: format-check launcher-check
	$(MVN) verify

# $(call formatter,OPTIONS). Of a failure, shows the formatter's own lines if there are any.
define formatter
	@mkdir -p target
	@{ printf '%s\n' $(1); $(SOURCES); } > target/format.args
	@$(MVN) -q -N -Pformat validate > target/format.log 2>&1 \
	  || { grep '^\./' target/format.log || cat target/format.log; echo 'Format: these files need make format.'; exit 1; }
endef

format:
	$(call formatter,--replace)

format-check:
	$(call formatter,--dry-run --set-exit-if-changed)
	@echo 'Format: as it should be.'

launcher-check:
	@case "$$(./sallyport --version)" in \
	  'sallyport '*) echo 'Launcher: starts.' ;; \
	  *) echo 'Launcher: ./sallyport --version does not print the version.'; exit 1 ;; \
	esac

reproducible:
	@rm -rf */target/reproducible-*
	@for n in 1 2; do \
	  $(MVN) -q -Dquick -Dmaven.test.skip=true -Dbuild.dir=target/reproducible-$$n -pl cli -am package || exit 1; \
	done
	@for jar in */target/reproducible-1/*.jar; do \
	  cmp "$$jar" "$$(echo "$$jar" | sed s/reproducible-1/reproducible-2/)" || exit 1; \
	  echo "Same twice: $$(basename "$$jar")"; \
	done

bench:
	@$(MVN) -q -Pbench -Dmaven.test.skip=true -pl bench -am package

# $(call tests,MODULE,TESTS,OPTIONS): some tests of a module, of classes that make check has looked at.
define tests
	$(MVN) -Dquick -pl $(1) -am package -Dtest='$(2)' -Dsurefire.failIfNoSpecifiedTests=false $(3)
endef

check-long: reproducible
	$(call tests,testkit,RandomCyclesTest,-Dsallyport.seeds=3000)
	$(call tests,simulation,KillAnywhereTest,-Dsallyport.kills=1000)

kill:
	$(call tests,simulation,KillAnywhereTest,-Dsallyport.kills=2000)

clean:
	@$(MVN) -q clean
