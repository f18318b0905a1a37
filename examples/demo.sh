# Shows the report of the director's week 47 on a scratch copy that is removed afterwards; run by `make demo`.
# The clock is set, so that the report is the same on every day.
set -eu

cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

cp examples/director/leadtime.toml examples/director/budget.toml "$scratch"
export LEADTIME_DIR="$scratch" XDG_STATE_HOME="$scratch/state" XDG_CACHE_HOME="$scratch/cache"
export LEADTIME_NOW="2026-11-27T13:00:00+01:00" TZ="Europe/Stockholm"

echo '$ leadtime report 2026-W47'
.venv/bin/leadtime report 2026-W47

cat <<'END'

That was an invented director's week. For your own, type next:
  . .venv/bin/activate                       now `leadtime` is a command of this terminal
  leadtime log office 45m "Mail"             after each thing you do; the first time it makes your files
  leadtime report                            at the week's end
END
