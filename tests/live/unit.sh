#!/usr/bin/env bash
# The systemd unit under a real systemd: pid 1 of namespaces of its own, over this machine's files, without its network.
# It starts, ends cleanly on SIGTERM, is started again after a crash and not after a wrong call.
# Usage: unit.sh PREAMARCTL PACKAGING. Exit 77: something it needs is not here.
set -euo pipefail
ctl=$(realpath "$1")
unit=$(realpath "$2")/systemd
skip() { echo "SKIP : unit: $*"; exit 77; }
[ "$(id -u)" = 0 ] || skip "needs root"
[ -x /lib/systemd/systemd ] || skip "needs systemd"
for tool in unshare nsenter systemd-sysusers runuser; do command -v $tool >/dev/null || skip "needs $tool"; done

dir=$(mktemp -d)
cat >"$dir/boot" <<'BOOT'
set -e
dir=$1 ctl=$2 unit=$3
mount --make-rprivate /
mkdir "$dir/top" "$dir/root"
mount -t tmpfs top "$dir/top"
mkdir "$dir/top/up" "$dir/top/work"
mount -t overlay over -o "lowerdir=/,upperdir=$dir/top/up,workdir=$dir/top/work" "$dir/root"
cd "$dir/root"
mount -t proc proc proc
mount -t sysfs sys sys
mount -t tmpfs run run
mount -t tmpfs tmp tmp
mount -t tmpfs dev dev -o mode=755
for d in null zero full random urandom tty; do touch dev/$d; mount --bind /dev/$d dev/$d; done
mkdir dev/shm dev/pts
mount -t devpts pts dev/pts -o newinstance,ptmxmode=666
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then
  mount -t cgroup2 cgroup sys/fs/cgroup
else
  mount -t tmpfs cgroup sys/fs/cgroup
  mkdir sys/fs/cgroup/systemd sys/fs/cgroup/unified
  mount -t cgroup2 cgroup sys/fs/cgroup/unified
  mount -t cgroup -o none,name=systemd cgroup sys/fs/cgroup/systemd
fi
install -m 755 "$ctl" usr/bin/preamarctl
install -m 644 "$unit/preamar.service" etc/systemd/system/preamar.service
mkdir -p usr/lib/sysusers.d var/lib
rm -rf var/lib/preamar
install -m 644 "$unit/preamar.sysusers" usr/lib/sysusers.d/preamar.conf
# Nothing of this machine is started but what every system starts.
printf '[Unit]\nRequires=sysinit.target\nAfter=sysinit.target\n' >etc/systemd/system/preamar-test.target
exec chroot . /usr/bin/env -i container=docker PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=preamar-test.target --show-status=0 --log-target=null
BOOT
unshare -p -m -C -n -u -f --kill-child bash "$dir/boot" "$dir" "$ctl" "$unit" >"$dir/log" 2>&1 &
outer=$!
# Nothing outlives the test: with the outer one its pid 1 is killed, and with that the mounts go.
trap 'kill -KILL $outer 2>/dev/null || true; wait $outer 2>/dev/null || true; rm -rf "$dir"' EXIT

inside() { nsenter -t "$pid" -p -m -C -n -u -r -w env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
is() { inside systemctl show preamar -p "$1" --value; }
fails() { echo "FAIL : unit: $*"; inside systemctl status preamar systemd-journald --no-pager -n 20 2>&1 || true; exit 1; }
# waits SECONDS COMMAND…
waits() { for _ in $(seq $(($1 * 5))); do if "${@:2}" >/dev/null 2>&1; then return 0; fi; sleep 0.2; done; return 1; }

booted() { pid=$(pgrep -P $outer -f 'systemd --system'); inside systemctl is-active preamar-test.target; }
waits 60 booted || { cat "$dir/log"; skip "needs namespaces and cgroups that a systemd may use"; }
inside systemd-sysusers
as_user() { inside runuser -u preamar -- env HOME=/var/lib/preamar preamarctl --home /var/lib/preamar --lang en "$@"; }
inside install -d -m 700 -o preamar -g preamar /var/lib/preamar
as_user context add lab demo --seed 1 --speed 60
inside systemd-analyze verify /etc/systemd/system/preamar.service || fails "systemd-analyze verify"

inside systemctl start preamar
decided() { as_user --json audit list --since 1d | grep -q '"proposal.created"'; }
waits 60 decided || fails "no proposal within a minute"
[ "$(is ActiveState)" = active ] || fails "is not active"

inside systemctl stop preamar
[ "$(is Result) $(is ExecMainStatus)" = "success 0" ] || fails "SIGTERM ended it with $(is Result) $(is ExecMainStatus)"
inside journalctl -u preamar --no-pager | grep -q 'engine ended' || fails "the engine did not say that it ended"
as_user audit verify || fails "the log does not verify"

inside systemctl start preamar
inside systemctl kill -s KILL preamar
again() { [ "$(is NRestarts)" = 1 ] && [ "$(is ActiveState)" = active ]; }
waits 40 again || fails "was not started again after a crash"
inside systemctl stop preamar

inside mkdir -p /etc/systemd/system/preamar.service.d
inside sh -c 'printf "[Service]\nExecStart=\nExecStart=/usr/bin/preamarctl --nonsense run\n" >/etc/systemd/system/preamar.service.d/wrong.conf'
inside systemctl daemon-reload
inside systemctl start preamar || true
failed() { [ "$(is ActiveState) $(is ExecMainStatus) $(is NRestarts)" = "failed 2 0" ]; }
waits 15 failed || fails "a wrong call ended as $(is ActiveState) $(is ExecMainStatus) $(is NRestarts)"
echo "PASS : unit"
