#!/usr/bin/env bash
# Fuzzes each reader of files by Jazzer, one after the other, until each has had so many executions, all runs counted together.
#
#   reproduce/fuzz.sh EXECUTIONS [TARGET...]
#
# Everything is kept in reproduce/target/fuzz: a folder for each target with the inputs that reached something new, what Jazzer
# printed, and the input of a fault. It can be stopped and started again: a target goes on where it was. At the end, and with 0
# executions, the figures are printed. A fault ends its target, not the others.
set -euo pipefail
cd "$(dirname "$0")"
executions=${1:?how many executions for each target}
shift
fuzz=target/fuzz

(cd .. && mvn -B -ntp -q -Pfuzz -pl reproduce -am test-compile)
classpath=target/test-classes:target/classes:$(cat $fuzz/classpath)
java -cp "$classpath" io.github.mnist8k.reproduce.hostile.FuzzedReader $fuzz
[ $# -gt 0 ] || set -- $(cd $fuzz && ls -d */)

# Files are written and read for each execution: better in memory, where there is such a folder.
scratch=$(mktemp -d -p /dev/shm 2> /dev/null || mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM # which Bash does when the target that runs has ended

done_so_far() { # TARGET: its executions in all runs, from the last line that numbers one in each
  for log in $fuzz/"$1"/*.log; do
    { grep -aoE '^#[0-9]+' "$log" 2> /dev/null || true; } | tail -1 | tr -d '#'
  done | awk '{ sum += $1 } END { print sum + 0 }'
}

faults() { # LOG...: how many of them end with one; the end of a process that was stopped is none
  cat "$@" 2> /dev/null | grep -acE '^== Java Exception|ERROR: libFuzzer: (timeout|out-of-memory|deadly signal)' || true
}

for target in "${@%/}"; do
  folder=$fuzz/$target
  log=$folder/$(date +%s).log
  left=$((executions - $(done_so_far "$target")))
  if [ $left -gt 0 ]; then
    echo "$target: $left executions to go" >&2
    java -Xmx512m -XX:+UseSerialGC -Djava.io.tmpdir="$scratch" -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
      --target_class=io.github.mnist8k.reproduce.hostile.FuzzedReader --target_args="$target" \
      --instrumentation_includes='io.github.mnist8k.**:com.fasterxml.jackson.**:org.apache.commons.csv.**' \
      --reproducer_path="$folder" -artifact_prefix="$folder/" -runs=$left -rss_limit_mb=2048 -timeout=60 "$folder/corpus" \
      > "$log" 2>&1 || [ "$(faults "$log")" = 0 ] || echo "$target: a fault, see $log" >&2
  fi
done

printf '%-18s %12s %8s %8s %s\n' target executions inputs 'peak MB' faults
for target in "${@%/}"; do
  folder=$fuzz/$target
  printf '%-18s %12d %8d %8d %d\n' "$target" "$(done_so_far "$target")" "$(find "$folder/corpus" -type f | wc -l)" \
    "$(cat "$folder"/*.log 2> /dev/null | grep -aoE 'rss: [0-9]+' | awk '$2 > most { most = $2 } END { print most + 0 }')" \
    "$(faults "$folder"/*.log)"
done
