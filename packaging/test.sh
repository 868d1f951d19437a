#!/usr/bin/env bash
# Installs, builds and runs all tests. The closing line is "N passed, N failed, N skipped".
. "$(dirname "$0")/common.sh"
test_packages=(openssl busybox-static docker.io iptables prometheus etcd-server gnome-keyring dbus-x11 dbus libsecret-tools procps iproute2 util-linux tar python3 xvfb openbox xdotool)
# xvfb, openbox, xdotool: the program on a desktop without a screen, with a window manager and real keys.
needs "${build_packages[@]}" "${test_packages[@]}"
# Debian starts these as services where there is a service manager; the tests start their own on ports of their own.
packaging/testtools.sh >&2 || true
build release

export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC
export PREAMAR_TOOLS="${PREAMAR_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/preamar-tools}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
ctest --test-dir build/release --output-on-failure --no-tests=error -V -j "${PREAMAR_TEST_JOBS:-$((3 * $(nproc)))}" >"$log" 2>&1 || code=$?

# Every Qt Test executable closes with "Totals: …"; a test of another kind counts as one.
read -r passed failed skipped < <(awk '
  / Test +#[0-9]+: / || /Start +[0-9]+: / { }
  match($0, /^[0-9]+: Totals: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped/) {
    n = $1; sub(":", "", n); seen[n] = 1; p += $3; f += $5; s += $7 }
  match($0, /^ *[0-9]+\/[0-9]+ Test +#[0-9]+:/) {
    n = $0; sub(/^.*Test +#/, "", n); sub(/:.*/, "", n); state[n] = $0 }
  END {
    for (n in state) {
      if (seen[n]) { if (state[n] !~ /Passed/ && f == 0) f += 1; continue }
      if (state[n] ~ /Passed/) p++; else if (state[n] ~ /Skipped|Not Run/) s++; else f++ }
    print p + 0, f + 0, s + 0 }' "$log")
if [ "$code" != 0 ] || [ "$failed" != 0 ]; then
  grep -E '^[0-9]+: (FAIL!|XPASS|QFATAL)|\*\*\*(Failed|Timeout|Exception)|The following tests FAILED' -A 3 "$log" | head -n 120 >&2 || true
fi
grep -E '^[0-9]+: SKIP' -A 0 "$log" | sed -E 's/^[0-9]+: //' | sort | uniq -c | sort -rn | head -n 30 >&2 || true
if [ "$code" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
cp "$log" build/release/test.log
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
