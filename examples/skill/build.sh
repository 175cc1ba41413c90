#!/bin/sh
# Builds conviction_report.jar from what lies beside this script. Copy the directory, change the skill.
#
#   examples/skill/build.sh [TARGET]   into TARGET, else into the directory target beside this script
#
# In a checkout, ./sallyport has put Sallyport's jars in place and found a JDK 25 when it built itself.
# Elsewhere say with LIBS where the jars are, and with JAVA_HOME which JDK 25 to use.
set -eu
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
target=${1:-$here/target}
if [ -z "${LIBS:-}" ]; then
  dist=$here/../../cli/target/dist
  [ -f "$dist/ready" ] || { echo "Run ./sallyport once, or say with LIBS where its jars are." >&2; exit 1; }
  LIBS=$dist/$(sed -n 5p "$dist/ready")
  JAVA_HOME=$(sed -n 1p "$dist/ready")
fi
mkdir -p "$target/classes"
"${JAVA_HOME:?}/bin/javac" --release 25 -proc:none -cp "$LIBS/*" -d "$target/classes" "$here/src/example/ConvictionReport.java"
"$JAVA_HOME/bin/jar" --create --date=2026-01-01T00:00:00Z --file "$target/conviction_report.jar" \
  -C "$target/classes" . -C "$here" META-INF/services
echo "$target/conviction_report.jar"
