#!/usr/bin/env bash
# Makes dist, which the package runs from: the sources compiled, and beside them what they read. It has the shape of the
# repository, so that paths hold in both.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf dist
npx tsc -p tsconfig.build.json
mkdir -p dist/src/wire/generated
cp src/wire/generated/gossip.* dist/src/wire/generated/
cp -r features proto schemas dist/
cp src/suite/report/look.css dist/src/suite/report/
cp src/suite/book/assets/book.css dist/src/suite/book/assets/
mkdir -p dist/docs
cp -r docs/*.md docs/*.svg docs/verdicts dist/docs/
