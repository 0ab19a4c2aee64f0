#!/usr/bin/env bash
# Makes conformancev1/ and gossipv1/ from ../../proto, with tools from the Go module proxy. With --check: fails if what is
# committed is not what they make.
set -euo pipefail
cd "$(dirname "$0")"
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
export GOBIN=$tools
go install github.com/bufbuild/buf/cmd/buf@v1.75.0
go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.11
go install google.golang.org/grpc/cmd/protoc-gen-go-grpc@v1.6.2

cat >"$tools/buf.gen.yaml" <<YAML
version: v2
plugins:
  - local: $tools/protoc-gen-go
    out: .
    opt: [module=gossip-tck/adapters/go, Mgossip.proto=gossip-tck/adapters/go/gossipv1]
  - local: $tools/protoc-gen-go-grpc
    out: .
    opt: [module=gossip-tck/adapters/go, Mgossip.proto=gossip-tck/adapters/go/gossipv1]
YAML
out=.
if [ "${1:-}" = --check ]; then out=$tools/out; fi
mkdir -p "$out"
"$tools/buf" generate ../../proto --template "$tools/buf.gen.yaml" -o "$out"
if [ "$out" != . ]; then
  for package in conformancev1 gossipv1; do
    diff -r "$package" "$out/$package" || { echo "adapters/go/$package is not what proto/ makes: run adapters/go/generate.sh" >&2; exit 1; }
  done
fi
