#!/bin/sh
# Prints processor time per check-out and per day read, of the server and of PostgreSQL, beside pgbench on the same
# statements. How to read it: bench/README.md. Needs pgbench on the path.
#   bench/first-figure.sh [visits in the database, default 20000] [requests a round, default 2000]
set -eu
cd "$(dirname "$0")/.."
command -v pgbench > /dev/null || { echo "pgbench is not on the path (Debian: postgresql-contrib)" >&2; exit 1; }
exec mvn -q test-compile exec:exec@first-figure -Dvisits="${1:-20000}" -Drequests="${2:-2000}"
