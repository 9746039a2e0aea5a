#!/bin/sh
# Prepares a Raspberry Pi (or any Debian machine with systemd) for Furtka: users, folders, units, limits of the logs. May be run again
# at any time; what is there stays.
set -eu

usage() {
  cat <<'TEXT'
install-pi.sh --release FILE|DIR --keys FILE [--agent NAME …] [--dry-run]
              [--with-core]

  --release   signed release for the first slot; left out: the one that is there stays
  --keys      release-keys.json: whose releases this machine takes; left out: the one that is there stays
  --agent     name of an agent of this machine; its config is /etc/furtka/agent-NAME.json
  --with-core this machine runs the core too
  --dry-run   says what would be done and changes nothing
  --stage DIR lays everything below DIR; neither users nor services (for images and tests)
TEXT
}

say() { printf '%s\n' "$*"; }
stop() { printf 'install-pi: %s\n' "$*" >&2; exit 1; }

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
release='' keys='' agents='' core=no dry=no stage=''
while [ $# -gt 0 ]; do
  case $1 in
    --release) release=${2:?}; shift 2 ;;
    --keys) keys=${2:?}; shift 2 ;;
    --agent)
      case ${2:?} in *[!a-z0-9-]* | '') stop "An agent's name is made of a-z, 0-9 and -, not \"$2\"." ;; esac
      agents="$agents $2"; shift 2 ;;
    --with-core) core=yes; shift ;;
    --dry-run) dry=yes; shift ;;
    --stage) stage=${2:?}; shift 2 ;;
    --help) usage; exit 0 ;;
    *) usage >&2; stop "There is no option $1." ;;
  esac
done

[ -r /etc/debian_version ] || stop 'This is no Debian or Raspberry Pi OS; nothing was changed.'
if [ -z "$stage" ] && [ "$dry" = no ]; then
  [ "$(id -u)" = 0 ] || stop 'Run it as root (sudo); nothing was changed.'
  [ -d /run/systemd/system ] || stop 'systemd does not run here; nothing was changed.'
fi
needed="Node 20.19 or later is needed (Debian 12's own package is older)"
command -v node >/dev/null || stop "$needed and there is none; nothing was changed."
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
  stop "$needed and this is $(node -p process.versions.node); nothing was changed."
[ -z "$release" ] || [ -e "$release" ] || stop "$release is not there; nothing was changed."
[ -z "$keys" ] || [ -r "$keys" ] || stop "$keys cannot be read; nothing was changed."

act() { if [ "$dry" = yes ]; then say "would: $*"; else "$@"; fi; }
folder() { act install -d -m "$2" "$stage$1"; }
# A folder of another package keeps the owner and the mode that it has.
borrow() { [ -d "$stage$1" ] || folder "$1" "$2"; }
# A file is replaced by one rename, and only when it differs: nothing restarts for nothing.
place() {
  if ! cmp -s "$1" "$stage$2"; then
    act install -m "$3" "$1" "$stage$2.new"
    act mv "$stage$2.new" "$stage$2"
    say "placed $2"
  fi
}

user() {
  [ -z "$stage" ] || return 0
  id "$1" >/dev/null 2>&1 || act useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$1"
}

for name in furtka-core furtka-hub furtka-agent; do user "$name"; done

# Serial lines, USB devices, GPIO lines: each has a group of its own, and only the agent is in them.
for name in dialout plugdev gpio; do
  [ -z "$stage" ] || break
  getent group "$name" >/dev/null || act groupadd --system "$name"
  case " $(id -nG furtka-agent 2>/dev/null) " in
    *" $name "*) ;;
    *) act usermod --append --groups "$name" furtka-agent; say "furtka-agent is in $name" ;;
  esac
done

folder /opt/furtka 0755
folder /etc/furtka 0755
folder /usr/local/lib/furtka 0755
folder /etc/systemd/system 0755
folder /etc/systemd/journald.conf.d 0755
folder /etc/systemd/system.conf.d 0755

borrow /etc/udev/rules.d 0755
borrow /etc/polkit-1 0755
borrow /etc/polkit-1/rules.d 0755

place "$here/pi/settle-slots" /usr/local/lib/furtka/settle-slots 0755
for unit in "$here"/pi/units/*; do place "$unit" "/etc/systemd/system/$(basename "$unit")" 0644; done
place "$here/pi/journald.conf" /etc/systemd/journald.conf.d/furtka.conf 0644
place "$here/pi/watchdog.conf" /etc/systemd/system.conf.d/furtka.conf 0644
place "$here/pi/devices/60-furtka-gpio.rules" /etc/udev/rules.d/60-furtka-gpio.rules 0644
place "$here/pi/devices/60-furtka-pcscd.rules" /etc/polkit-1/rules.d/60-furtka-pcscd.rules 0644
[ -z "$keys" ] || place "$keys" /opt/furtka/release-keys.json 0644

if [ -n "$release" ] && [ ! -e "$stage/opt/furtka/current" ]; then
  act node "$here/furtka.mjs" update --root "$stage/opt/furtka" --release "$release"
fi

if [ -z "$stage" ]; then
  # Devices that are there already get their group now; polkit reads its rules by itself.
  if command -v udevadm >/dev/null; then
    act udevadm control --reload
    act udevadm trigger --subsystem-match=gpio
  fi
  act systemctl daemon-reload
  act systemctl restart systemd-journald
  units='furtka-hub.service furtka-bridge.service'
  [ "$core" = no ] || units="$units furtka-core.service"
  for name in $agents; do units="$units furtka-agent@$name.service"; done
  # shellcheck disable=SC2086 # one word per unit
  act systemctl enable furtka.target furtka-settle.service $units
fi

say 'Done. Next: the config files in /etc/furtka, then systemctl start furtka.target; see docs/raspberry-pi.md.'
