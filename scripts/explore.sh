#!/usr/bin/env bash
# Lives that are kept, and after them new ones: to the reference behind the adapter protocol in each dialect, and, where Go is there, to the
# Go example. So many lives, or so many seconds each, whichever is over first.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-2000}
time=${TIME:-35s}
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

explore() { node src/suite/bin/gossip-tck.cjs explore --runs "$runs" --time "$time" "$@"; }

for dialect in documents fabric; do
  echo "the reference behind the protocol, $dialect"
  explore --against reference --dialect "$dialect" --life test/explore/lives
done
command -v go >/dev/null || { echo "Go is not there: the reference was explored, the Go example is not"; exit 77; }
(cd adapters/go && go build -o "$built/example" ./example)
echo "the Go example"
explore --adapter "$built/example"
