#!/bin/sh
# Start Redis with the password of its secret file, which no list of processes shows.
set -eu
umask 077
printf 'requirepass %s\n' "$(cat /run/secrets/redis_password)" > /run/redis/password.conf
exec redis-server /etc/erp-redis/redis.conf
