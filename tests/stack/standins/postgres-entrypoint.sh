#!/usr/bin/env bash
# What the stand-in needs of the official image's entry point: make the cluster on the first
# start, run what lies in /docker-entrypoint-initdb.d, then become the server.
set -euo pipefail

given() { # the value of a variable, or of the file that NAME_FILE names
    local file="${1}_FILE"
    if [ -n "${!file:-}" ]; then cat "${!file}"; else printf '%s' "${!1:-}"; fi
}

if [ "${1:-postgres}" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    POSTGRES_PASSWORD="$(given POSTGRES_PASSWORD)"
    POSTGRES_USER="${POSTGRES_USER:-postgres}"
    export POSTGRES_USER POSTGRES_DB="${POSTGRES_DB:-$POSTGRES_USER}"
    mkdir -p "$PGDATA" && chmod 700 "$PGDATA"
    # shellcheck disable=SC2086 # several arguments in one variable, as in the official image
    initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") \
        --pgdata="$PGDATA" ${POSTGRES_INITDB_ARGS:-}
    printf 'host all all all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
    pg_ctl -D "$PGDATA" -w -o "$(printf '%q ' "${@:2}" -c listen_addresses= -p 5432)" start
    export PGPASSWORD="$POSTGRES_PASSWORD"
    query=(psql -v ON_ERROR_STOP=1 --no-password --no-psqlrc --username "$POSTGRES_USER")
    if [ "$POSTGRES_DB" != postgres ]; then
        "${query[@]}" --dbname postgres -c "CREATE DATABASE \"$POSTGRES_DB\""
    fi
    for file in /docker-entrypoint-initdb.d/*; do
        case "$file" in
            *.sh) # shellcheck disable=SC1090 # whatever was mounted there
                if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
            *.sql) "${query[@]}" --dbname "$POSTGRES_DB" -f "$file" ;;
        esac
    done
    unset PGPASSWORD
    pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec "$@"
