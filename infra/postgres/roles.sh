#!/bin/sh
# Make the roles, or give them the passwords that the secret files have now. The first start runs
# this by itself; after a rotation: docker compose exec postgres /etc/erp-postgres/roles.sh
set -eu
exec psql --no-psqlrc --quiet --username postgres --dbname erp --file /etc/erp-postgres/roles.sql
