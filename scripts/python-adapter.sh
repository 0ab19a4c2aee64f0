#!/usr/bin/env bash
# The adapter in Python, where Python, its gRPC and protoc are there: what the doctor says, the verdicts of the suite on it, and
# that a bug is found.
set -euo pipefail
cd "$(dirname "$0")/.."
python=
for candidate in python3 /usr/bin/python3; do
  if "$candidate" -c 'import grpc, google.protobuf' 2>/dev/null; then python=$candidate; break; fi
done
if [ -z "$python" ] || ! command -v protoc >/dev/null; then
  echo "Python 3 with grpcio and protobuf, or protoc, is not there: the adapter in Python is not looked at"
  exit 77
fi
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir "$made/sound" "$made/broken"
for kind in sound broken; do
  cp adapters/python/*.py "$made/$kind"
  protoc -I proto --python_out="$made/$kind" proto/gossip.proto proto/conformance/v1/adapter.proto
done
sed -i 's/len(self.buffer) >= self.burst/len(self.buffer) > self.burst/' "$made/broken/node.py"
cmp -s "$made/sound/node.py" "$made/broken/node.py" && { echo "the bug is none: node.py has changed" >&2; exit 1; }

export PYTHONDONTWRITEBYTECODE=1
npx gossip-tck doctor --adapter "$python $made/sound/adapter.py" >"$made/out" || { cat "$made/out"; exit 1; }
npx gossip-tck run --reports "$made/reports" --adapter "$python $made/sound/adapter.py" >"$made/out" || { cat "$made/out"; exit 1; }
status=0
npx gossip-tck run --reports "$made/reports" --adapter "$python $made/broken/adapter.py" >"$made/out" || status=$?
found=$(bash scripts/failed-rules.sh "$made/reports/conformance.json")
[ "$status" -eq 1 ] && [[ " $found " == *" EMIT-1 "* ]] || { cat "$made/out"; echo "exit code $status with a bug, found: $found" >&2; exit 1; }
echo "the adapter in Python keeps what it claims; its bug is found by: $found"
