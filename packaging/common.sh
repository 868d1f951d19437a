# Shared by build.sh, run.sh and test.sh: installs what is missing (Debian 12), configures and builds one preset.
# Silent about what is already there; a failure is one sentence.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '%s\n' "$*" >&2; }
die() { say "preamar: $*"; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else die "packages are missing and neither root nor sudo is available: install them first ($*)"; fi
}

# needs PACKAGE… — installs those that are not there.
needs() {
  command -v dpkg-query >/dev/null 2>&1 || die "this script installs Debian packages; on another system install what CMakeLists.txt names and use the CMake presets"
  local missing=()
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || die "the package lists could not be fetched; check the network"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/tmp/preamar-apt.$$ 2>&1 \
    || { tail -n 5 /tmp/preamar-apt.$$ >&2; rm -f /tmp/preamar-apt.$$; die "packages could not be installed"; }
  rm -f /tmp/preamar-apt.$$
}

build_packages=(g++ cmake ninja-build ccache qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-charts-dev qt6-svg-dev libgl-dev
  libqt6svg6 libqt6opengl6-dev qt6-translations-l10n qtkeychain-qt6-dev libsqlite3-dev nlohmann-json3-dev libspdlog-dev libfmt-dev libcli11-dev libexpected-dev libyaml-cpp-dev
  fonts-inter fonts-dejavu-core ca-certificates)

# build PRESET — configures where needed and builds; the compiler cache makes a second checkout cheap.
build() {
  local preset=$1 log
  log=$(mktemp)
  if [ ! -f "build/$preset/build.ninja" ]; then
    cmake --preset "$preset" >"$log" 2>&1 || { tail -n 20 "$log" >&2; rm -f "$log"; die "the build could not be configured"; }
  fi
  if ! cmake --build --preset "$preset" >"$log" 2>&1; then
    grep -E 'error|FAILED|undefined reference' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
    rm -f "$log"
    die "the build failed"
  fi
  rm -f "$log"
}
