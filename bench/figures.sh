#!/bin/sh
# Prints what the phone's requests cost beside pgbench on the same statements, bytes, memory, start-up and a busy morning,
# each with its goal. How to read it: bench/README.md. Needs pgbench on the path and 6 GB of disk.
#   bench/figures.sh [visits in the database, default 1000000]
# REQUESTS a round (default 800), MORNING: first pulls and hand-ins (default 5000), FOLDER of the database (default target/bench).
set -eu
cd "$(dirname "$0")/.."
command -v pgbench > /dev/null || { echo "pgbench is not on the path (Debian: postgresql-contrib)" >&2; exit 1; }
exec mvn -q test-compile exec:exec@figures -Dvisits="${1:-1000000}" -Drequests="${REQUESTS:-800}" \
    -Dmorning="${MORNING:-5000}" -Dfolder="${FOLDER:-target/bench}" -Dserver.options="${SERVER_OPTIONS:- }"
