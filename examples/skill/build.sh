#!/bin/sh
# Builds conviction_report.jar from what lies beside this script. Copy the directory, change the skill.
#
#   examples/skill/build.sh [TARGET]   into TARGET, else into the directory target beside this script
#
# LIBS is where Sallyport's jars are; in a checkout, ./sallyport has put them there when it built itself.
# JAVA_HOME is the JDK 25 to use, if it is not the first one on the path.
set -eu
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
target=${1:-$here/target}
if [ -z "${LIBS:-}" ]; then
  LIBS=$(sed -n 5p "$here/../../cli/target/dist/ready" 2>/dev/null) \
    || { echo "Run ./sallyport once, or say with LIBS where its jars are." >&2; exit 1; }
  LIBS=$here/../../cli/target/dist/$LIBS
fi
mkdir -p "$target/classes"
${JAVA_HOME:+"$JAVA_HOME/bin/"}javac --release 25 -proc:none -cp "$LIBS/*" -d "$target/classes" "$here/src/example/ConvictionReport.java"
${JAVA_HOME:+"$JAVA_HOME/bin/"}jar --create --date=2026-01-01T00:00:00Z --file "$target/conviction_report.jar" \
  -C "$target/classes" . -C "$here" META-INF/services
echo "$target/conviction_report.jar"
