#!/usr/bin/env bash
# Usage: tests/bare_debian.sh [--setup-only] [--working-tree] [--keep]
#
# Shows that Dateline builds, demonstrates and tests itself on a Debian 12 that holds nothing else: makes one by
# debootstrap (minbase) in a temporary folder, puts a clone of this repository in, runs scripts/demo and scripts/test
# there, and removes it with its mounts. Takes its mirror from this machine's own apt configuration.
# Needs root, debootstrap and 4 GB; run by hand (make bare), not by the test suite.
#
#   --setup-only     only scripts/setup: as a user who may not install, as root, and once more
#   --working-tree   takes the files as they lie here instead of the last commit
#   --keep           leaves the tree and says where
set -euo pipefail
exec </dev/null
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf 'bare: %s\n' "$*"; }
die() {
  printf 'bare: %s\n' "$*" >&2
  exit 1
}
print_help() { sed -n '2,${/^#/!q;s/^# \{0,1\}//;p}' "$root/tests/bare_debian.sh"; }

setup_only=no working_tree=no keep=no
for argument in "$@"; do
  case $argument in
    -h | --help) print_help && exit 0 ;;
    --setup-only) setup_only=yes ;;
    --working-tree) working_tree=yes ;;
    --keep) keep=yes ;;
    *) printf 'bare: unknown argument: %s\n\n' "$argument" >&2 && print_help >&2 && exit 2 ;;
  esac
done
[ "$(id -u)" -eq 0 ] || die 'debootstrap and chroot need root'
command -v debootstrap >/dev/null || die 'debootstrap is missing; run scripts/setup --dev'

# The archives that apt uses here for Debian 12, "site release component" a line.
archives=$(apt-get indextargets --format '$(ORIGIN)|$(CODENAME)|$(SITE)|$(RELEASE)|$(COMPONENT)' 'Created-By: Packages' |
  sed -n 's/^Debian|bookworm[^|]*|\([^|]*\)|\([^|]*\)|\([^|]*\)$/\1 \2 \3/p' | sort -u)
mirror=$(awk '$2 == "bookworm" && $3 == "main" { print $1; exit }' <<<"$archives")
[ -n "$mirror" ] || die 'the apt configuration of this machine names no mirror of Debian 12 (run apt-get update)'
eval "$(apt-config shell apt_proxy Acquire::http::Proxy)"
[ -z "${apt_proxy:-}" ] || export http_proxy=${http_proxy:-$apt_proxy}

tree=$(mktemp -d "${TMPDIR:-/tmp}/dateline-bare.XXXXXX")
chmod 755 "$tree"
unmount() { ! mountpoint -q "$tree/$1" || umount "$tree/$1" || umount --lazy "$tree/$1"; }
clean_up() {
  status=$?
  trap - EXIT INT TERM
  unmount proc
  unmount dev/shm
  if [ $keep = yes ]; then
    say "left in $tree"
  elif grep -q " $tree/" /proc/mounts; then
    say "something is still mounted under $tree; not removed"
  else
    rm -rf --one-file-system "$tree"
  fi
  exit $status
}
trap clean_up EXIT
trap 'exit 130' INT TERM

say 'making a Debian 12 of its essential packages'
started=$SECONDS
includes=()
case $mirror in https:*) includes=(--include=ca-certificates) ;; esac
debootstrap --variant=minbase ${includes[@]+"${includes[@]}"} bookworm "$tree" "$mirror" >"$tree.log" 2>&1 ||
  { tail -n 20 "$tree.log" >&2; rm -f "$tree.log"; die 'debootstrap failed'; }
rm -f "$tree.log"
mount -t proc proc "$tree/proc"
mkdir -p "$tree/dev/shm"
mount -t tmpfs tmpfs "$tree/dev/shm"
sed 's/^/deb /' <<<"$archives" >"$tree/etc/apt/sources.list"
[ -z "${http_proxy:-}" ] || printf 'Acquire::http::Proxy "%s";\n' "$http_proxy" >"$tree/etc/apt/apt.conf.d/90proxy"
say "made in $((SECONDS - started)) s"

home=/srv/dateline
if [ $working_tree = yes ]; then
  mkdir -p "$tree$home"
  git -C "$root" ls-files -z --cached --others --exclude-standard |
    tar -C "$root" --null --files-from=- --ignore-failed-read -cf - | tar -C "$tree$home" --no-same-owner -xf -
else
  git clone --quiet --no-hardlinks "file://$root" "$tree$home"
fi

inside() { chroot "$tree" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
timed() {
  local begun=$SECONDS
  say "$*"
  inside "$@" || die "$* ended with status $?"
  say "$* took $((SECONDS - begun)) s"
}

if [ $setup_only = yes ]; then
  say 'setup as a user who may not install'
  if refusal=$(inside /bin/su nobody -s /bin/bash -c "$home/scripts/setup" 2>&1); then
    die "expected a refusal, had: $refusal"
  fi
  printf '%s\n' "$refusal"
  timed "$home/scripts/setup"
  timed "$home/scripts/setup"
  exit 0
fi
timed "$home/scripts/demo"
# Nobody at the keyboard: standard input closed.
say "$home/scripts/test with standard input closed"
started=$SECONDS
inside "$home/scripts/test" <&- || die "$home/scripts/test ended with status $?"
say "passed on a bare Debian 12 ($((SECONDS - started)) s)"
