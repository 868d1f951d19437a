#!/usr/bin/env bash
# Tools of the tests that are not Debian packages, built once into a cache outside the build tree, keyed by version:
# cAdvisor as a library behind a small main, and a Kubernetes control plane with kwok. They need a newer Go than Debian 12
# has: where none is here a pinned one is fetched. Where that fails too the tests read docker stats instead, or say that
# they were skipped. Prints the tools' paths where they are there; never fails, since the tests say themselves what they lack.
. "$(dirname "$0")/common.sh"
tools="${PREAMAR_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/preamar-tools}"
[ "$(id -u)" = 0 ] || exit 0   # without root there is neither dockerd nor a control plane to test with

# version_in GO.MOD MODULE
version_in() { sed -nE "s|^(require)?[[:space:]]*$2 v([^ ]+).*\$|\\2|p" "$1" | head -n 1; }

# go_at_least VERSION — the Go on the PATH is that new.
go_at_least() {
  command -v go >/dev/null 2>&1 || return 1
  local have
  have=$(go env GOVERSION | sed 's/^go//')
  [ "$(printf '%s\n' "$1" "$have" | sort -V | head -n 1)" = "$1" ]
}

# pinned_go — puts the pinned Go on the PATH. Debian's own Go fetches it as the module golang.org/toolchain, whose
# checksum Go verifies against sum.golang.org; a module keeps no execute bits, so they are set here.
go_version=1.24.4
pinned_go() {
  local at="$tools/go-$go_version" platform module work
  if [ ! -x "$at/bin/go" ]; then
    command -v go >/dev/null 2>&1 || (needs golang-go ca-certificates) || return 1
    platform="$(go env GOOS)-$(go env GOARCH)"
    work=$(mktemp -d)
    echo "Fetching Go $go_version for the tools of the tests (once)" >&2
    printf 'module fetch\n' >"$work/go.mod"
    module=$(cd "$work" && GOFLAGS=-mod=mod go mod download -json "golang.org/toolchain@v0.0.1-go$go_version.$platform" 2>/dev/null | sed -nE 's/^[[:space:]]*"Dir": "(.*)",?$/\1/p')
    rm -rf "$work"
    [ -d "$module" ] || { echo "Go $go_version could not be fetched" >&2; return 1; }
    mkdir -p "$tools"
    rm -rf "$at.part"
    cp -r "$module" "$at.part"
    chmod -R u+w "$at.part"
    chmod +x "$at.part"/bin/* "$at.part/pkg/tool/${platform/-/_}"/*
    mv "$at.part" "$at"
  fi
  export PATH="$at/bin:$PATH" GOTOOLCHAIN=local
  unset GOROOT
}

# go_fits FOLDER INSTEAD — a Go that can build that module is on the PATH; says what happens INSTEAD where there is none.
go_fits() {
  local need
  need=$(sed -nE 's/^go ([0-9.]+)$/\1/p' "$1/go.mod")
  go_at_least "$need" || { pinned_go && go_at_least "$need"; } || { echo "Go $need or newer is missing: $2" >&2; return 1; }
}

# build_tool NAME SOURCE OUTPUT MARK INSTEAD WHAT… — builds the packages WHAT of the module SOURCE to OUTPUT unless MARK
# (a file) says that this very source was built before.
build_tool() {
  local name=$1 source=$2 output=$3 mark=$4 instead=$5
  shift 5
  [ -f "$source/go.mod" ] || return 0
  local stamp
  stamp=$(cat "$source"/*.go "$source/go.mod" "$source/go.sum" | sha256sum | cut -c1-16)
  if [ -e "$output" ] && [ "$(cat "$mark" 2>/dev/null)" = "$stamp" ]; then
    printf '%s\n' "$output"
    return 0
  fi
  go_fits "$source" "$instead" || return 0
  mkdir -p "$tools"
  echo "Building $name for the tests (once)" >&2
  local part="$output.part.$$"
  case "$*" in */*) mkdir -p "$part" ;; esac   # several programs, or one that keeps its name: a folder
  if (cd "$source" && GOFLAGS=-mod=readonly nice go build -p 2 -trimpath -buildvcs=false -ldflags '-s -w' -o "$part" "$@") >"$tools/$(basename "$source").log" 2>&1; then
    rm -rf "$output"
    mv "$part" "$output"
    printf '%s\n' "$stamp" >"$mark"
    printf '%s\n' "$output"
  else
    rm -rf "$part"
    echo "$name could not be built (see $tools/$(basename "$source").log): $instead" >&2
  fi
}

cadvisor=$(version_in tests/live/cadvisor/go.mod github.com/google/cadvisor)
build_tool "cAdvisor $cadvisor" tests/live/cadvisor "$tools/cadvisor-$cadvisor" "$tools/cadvisor-$cadvisor.source" "the tests read docker stats instead" .

live=tests/live/kubernetes
kubernetes=$(version_in $live/controlplane/go.mod k8s.io/kubernetes)
build_tool "Kubernetes $kubernetes" $live/controlplane "$tools/kubernetes-$kubernetes" "$tools/kubernetes-$kubernetes.source" \
  "the Kubernetes tests are skipped" k8s.io/kubernetes/cmd/{kube-apiserver,kube-controller-manager,kube-scheduler}
kwok=$(version_in $live/kwok/go.mod sigs.k8s.io/kwok)
build_tool "kwok $kwok" $live/kwok "$tools/kwok-$kwok" "$tools/kwok-$kwok.source" "the Kubernetes tests are skipped" sigs.k8s.io/kwok/cmd/kwok
