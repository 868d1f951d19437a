#!/usr/bin/env bash
# Tools of the tests that are not Debian packages, built once into a cache outside the build tree, keyed by version:
# cAdvisor as a library behind a small main (needs Go). Where Go is missing the tests use the exporter that reads docker
# stats. Prints the tool's path where it is there; never fails, since the tests say themselves what they lack.
set -euo pipefail
cd "$(dirname "$0")/.."
tools="${PREAMAR_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/preamar-tools}"
source=tests/live/cadvisor
instead="the tests read docker stats instead"
[ -f "$source/main.go" ] || exit 0
[ "$(id -u)" = 0 ] || exit 0   # without root there is no dockerd for it to watch
version=$(sed -nE 's/^(require)?[[:space:]]*github\.com\/google\/cadvisor v([^ ]+).*$/\2/p' "$source/go.mod")
[ -n "$version" ] || { echo "$source/go.mod names no version of cAdvisor" >&2; exit 0; }
# The main and the other modules are part of the tool too: a change of theirs builds it anew.
binary="$tools/cadvisor-$version"
stamp=$(cat "$source/main.go" "$source/go.mod" "$source/go.sum" | sha256sum | cut -c1-16)
if [ -x "$binary" ] && [ "$(cat "$binary.source" 2>/dev/null)" = "$stamp" ]; then
  printf '%s\n' "$binary"
  exit 0
fi
command -v go >/dev/null 2>&1 || { echo "Go is missing: $instead" >&2; exit 0; }
have=$(go env GOVERSION | sed 's/^go//')
[ "$(printf '%s\n' 1.22 "$have" | sort -V | head -n 1)" = 1.22 ] || { echo "Go $have is too old for cAdvisor (needs 1.22): $instead" >&2; exit 0; }
mkdir -p "$tools"
echo "Building cAdvisor $version for the tests (once)" >&2
if (cd "$source" && GOFLAGS=-mod=readonly nice go build -p 2 -trimpath -buildvcs=false -ldflags '-s -w' -o "$binary.part.$$" .) >"$tools/cadvisor.log" 2>&1; then
  mv "$binary.part.$$" "$binary"
  printf '%s\n' "$stamp" >"$binary.source"
  printf '%s\n' "$binary"
else
  rm -f "$binary.part.$$"
  echo "cAdvisor could not be built (see $tools/cadvisor.log): $instead" >&2
fi
