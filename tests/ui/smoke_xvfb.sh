#!/usr/bin/env bash
# The program as it starts on a desktop: an X server without a screen, a window manager, real keys. What it needs and does
# not find is a skip (exit 77), never a pass.
set -u
program=$1
for tool in Xvfb openbox xdotool; do
  command -v "$tool" >/dev/null 2>&1 || { echo "SKIP: $tool is missing"; exit 77; }
done
work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null; done
  rm -rf "$work"
}
trap finish EXIT
fail() { echo "FAIL: $*"; cat "$work/program.log" 2>/dev/null; exit 1; }

Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
[ -s "$work/display" ] || { echo "SKIP: Xvfb does not start here"; exit 77; }
export DISPLAY=":$(cat "$work/display")" QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR="$work" XDG_CONFIG_HOME="$work" HOME="$work"
# A window that is mapped while the window manager starts may stay unmapped: a desktop has one before a program starts.
openbox --startup "touch '$work/managed'" >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do [ -e "$work/managed" ] && break; sleep 0.1; done
[ -e "$work/managed" ] || { echo "SKIP: openbox does not start here"; exit 77; }
"$program" --home "$work/lab" --lab --lang pt_BR >"$work/program.log" 2>&1 &
app=$!
pids+=("$app")

window=
for _ in $(seq 300); do
  window=$(xdotool search --onlyvisible --class '^preamar$' 2>/dev/null | head -n 1)
  [ -n "$window" ] && break
  kill -0 "$app" 2>/dev/null || fail "the program ended at its start"
  sleep 0.1
done
[ -n "$window" ] || fail "no window"
for _ in $(seq 300); do
  xdotool getwindowname "$window" 2>/dev/null | grep -q 'Demonstra' && break
  sleep 0.1
done
xdotool getwindowname "$window" | grep -q 'Demonstra' || fail "the title does not say that this is the demonstration"

# Every page by its key, the palette, the table of keys.
xdotool windowactivate --sync "$window" 2>/dev/null
for key in ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 ctrl+1; do xdotool key --clearmodifiers "$key"; sleep 0.2; done
xdotool key --clearmodifiers ctrl+k; sleep 0.5
xdotool type --delay 20 registro; sleep 0.3
xdotool key Return; sleep 0.3
xdotool key --clearmodifiers F1; sleep 0.5
xdotool key Escape; sleep 0.3
# A monitor becomes smaller, the window is moved and made as small as it may be.
xdotool windowmove "$window" 40 40 windowsize "$window" 1024 700 2>/dev/null; sleep 0.3
kill -0 "$app" 2>/dev/null || fail "the program ended"

# Closed by the window manager's own key it ends.
xdotool windowactivate --sync "$window" 2>/dev/null
xdotool key --clearmodifiers alt+F4
for _ in $(seq 100); do kill -0 "$app" 2>/dev/null || break; sleep 0.1; done
kill -0 "$app" 2>/dev/null && fail "the program does not end when its window is closed"
grep -Ei 'assert|segmentation|terminate called' "$work/program.log" && fail "its log"
echo "window shown, keys obeyed, closed"
