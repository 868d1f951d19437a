#!/usr/bin/env bash
# Tools of the tests that are not Debian packages, built once into a cache outside the build tree, keyed by version:
# cAdvisor as a library behind a small main (needs Go). Where Go is missing the tests use the exporter that reads docker stats.
set -euo pipefail
cd "$(dirname "$0")/.."
tools="${PREAMAR_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/preamar-tools}"
[ -f tests/live/cadvisor/main.go ] || exit 0
[ "$(id -u)" = 0 ] || exit 0
version=$(sed -n 's/^require github.com\/google\/cadvisor v\(.*\)$/\1/p' tests/live/cadvisor/go.mod)
binary="$tools/cadvisor-$version"
[ -x "$binary" ] && exit 0
command -v go >/dev/null 2>&1 || { echo "Go is missing: the tests read docker stats instead of cAdvisor" >&2; exit 0; }
mkdir -p "$tools"
echo "Building cAdvisor $version for the tests (once)" >&2
(cd tests/live/cadvisor && GOFLAGS=-mod=mod go build -trimpath -o "$binary.part" . >"$tools/cadvisor.log" 2>&1 && mv "$binary.part" "$binary") \
  || { echo "cAdvisor could not be built (see $tools/cadvisor.log): the tests read docker stats instead" >&2; exit 0; }
