#!/usr/bin/env bash
# Makes src/wire/generated from proto/gossip.proto. With --check: fails if what is committed is not what it makes.
set -euo pipefail
cd "$(dirname "$0")/.."
target=src/wire/generated
out=$target
if [ "${1:-}" = --check ]; then
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
fi
mkdir -p "$out"
npx pbjs -t static-module -w commonjs --force-long --no-create --no-verify --no-convert --no-delimited --no-service --no-typeurl \
  -o "$out/gossip.js" proto/gossip.proto
npx pbts --no-comments -o "$out/gossip.d.ts" "$out/gossip.js"
if [ "$out" != "$target" ]; then
  diff -r "$target" "$out" >&2 || { echo "src/wire/generated is not what proto/gossip.proto makes: run npm run wire:generate" >&2; exit 1; }
fi
