#!/usr/bin/env bash
# Builds and starts the console with the demonstration lab. Without a display it renders the pages instead and says where.
. "$(dirname "$0")/common.sh"
needs "${build_packages[@]}"
build release
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
  exec build/release/bin/preamar --lab "$@"
fi
out=build/screenshots
mkdir -p "$out"
build/release/bin/preamar --screenshots "$out" --lab --seed 1 --at 2026-03-02T14:00:00Z || die "the pages could not be rendered"
say "No display here: the pages of the demonstration are in $out"
ls "$out"/*.png
