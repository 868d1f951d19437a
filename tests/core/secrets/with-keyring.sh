#!/bin/sh
# Runs a command on a session bus of its own with an unlocked, empty keyring in a home of its own.
#   with-keyring.sh unlocked|none COMMAND…
# Where a tool is missing the command runs all the same, with PREAMAR_KEYRING_MISSING naming it.
set -eu
kind=$1
shift
missing=
for tool in dbus-run-session gnome-keyring-daemon; do
    command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    PREAMAR_KEYRING_MISSING=${missing# } exec "$@"
fi
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 0700 "$home/run"
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/run" XDG_CONFIG_HOME="$home/config"
unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL XDG_CURRENT_DESKTOP KDE_FULL_SESSION DESKTOP_SESSION || true
if [ "$kind" = none ]; then
    # A bus on which nobody keeps secrets and nobody can be started.
    mkdir -p "$home/services"
    cat >"$home/bus.conf" <<CONF
<busconfig><type>session</type><listen>unix:tmpdir=$home</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
CONF
    dbus-run-session --config-file="$home/bus.conf" -- "$@"
else
    # The daemon stays in the foreground of a background job, so that it ends with the bus.
    printf "\n" >"$home/password"
    dbus-run-session -- sh -c '
        gnome-keyring-daemon --foreground --unlock --components=secrets <"$HOME/password" >/dev/null 2>&1 &
        PREAMAR_KEYRING_PID=$!
        export PREAMAR_KEYRING_PID
        for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetNameOwner \
                string:org.freedesktop.secrets >/dev/null 2>&1 && break
            sleep 0.1
        done
        code=0
        "$@" || code=$?
        kill "$PREAMAR_KEYRING_PID" 2>/dev/null || true
        exit "$code"' keyring "$@"
fi
