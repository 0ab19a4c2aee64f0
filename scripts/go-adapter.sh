#!/usr/bin/env bash
# The Go kit and its example, where Go is there: format, vet, tests, the golden bytes, and the verdicts of the suite on the example
# as it is and with its three bugs.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v go >/dev/null || { echo "Go is not there: the Go kit is not looked at"; exit 77; }
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

(
  cd adapters/go
  unformatted=$(gofmt -l .)
  [ -z "$unformatted" ] || { echo "not formatted: $unformatted" >&2; exit 1; }
  go vet ./...
  go vet -tags bugs ./example
  go test ./kit
  go build -o "$built/example" ./example
  go build -tags bugs -o "$built/bugs" ./example
)

# The golden bytes are what Go's own protobuf makes of the field numbers.
(
  cd test/wire/golden/make
  go vet ./...
  go run . | cmp - ../messages.json
  go run . -crypto | cmp - ../test-crypto.json
)

npx gossip-tck run --adapter "$built/example" || { echo "the example fails" >&2; exit 1; }
status=0
npx gossip-tck run --adapter "$built/bugs" >"$built/out" || status=$?
[ "$status" -eq 1 ] || { cat "$built/out"; echo "exit code $status with three bugs" >&2; exit 1; }
found=$(bash scripts/failed-rules.sh ./reports/conformance.json)
[ "$found" = "EMIT-4 SECRET-1 SECRET-4" ] || { echo "the three bugs fail: $found" >&2; exit 1; }
echo "the three bugs are found by: $found"
