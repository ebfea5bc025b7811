# What the scripts of this folder share. Sourced by them, never run.
#
# Gives: $root (the top of the repository, which becomes the current directory), $script (the name of the script),
# say, die, help_if_asked, start_release_build. No script asks a question, so standard input is closed to all of them.
set -euo pipefail
export LC_ALL=C.UTF-8
exec </dev/null

script=scripts/$(basename "$0")
caller_dir=$PWD
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '%s: %s\n' "$script" "$*"; }
die() {
  printf '%s: %s\n' "$script" "$*" >&2
  exit 1
}

# Prints the comment at the top of the script: it is the manual.
print_help() { sed -n '2,${/^#/!q;s/^# \{0,1\}//;p}' "$root/$script"; }

help_if_asked() {
  local argument
  for argument in "$@"; do
    case $argument in
      -h | --help)
        print_help
        exit 0
        ;;
    esac
  done
}

# Arguments that a script does not know end it with status 2, as the program itself does.
wrong_usage() {
  printf '%s: unknown argument: %s\n\n' "$script" "$1" >&2
  print_help >&2
  exit 2
}

need() { command -v "$1" >/dev/null || die "$1 is missing; run scripts/setup${2:+ $2} first"; }

# How much runs in parallel: one job a core unless DATELINE_JOBS says otherwise.
job_count() { printf '%s' "${DATELINE_JOBS:-$(nproc)}"; }

# ccache wants a folder of its own; where the home folder cannot be written, the build folder serves.
if [ -z "${CCACHE_DIR:-}" ] && ! [ -w "${HOME:-/nonexistent}" ]; then
  export CCACHE_DIR=$root/build/ccache
fi
