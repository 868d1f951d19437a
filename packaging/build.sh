#!/usr/bin/env bash
# Installs what is missing and builds the release: build/release/bin/preamar and build/release/bin/preamarctl.
. "$(dirname "$0")/common.sh"
needs "${build_packages[@]}"
build release
say "Built: build/release/bin/preamar, build/release/bin/preamarctl"
