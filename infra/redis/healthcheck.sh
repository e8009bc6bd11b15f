#!/bin/sh
# Ask Redis for a sign of life, as whoever knows the password.
set -eu
REDISCLI_AUTH="$(cat /run/secrets/redis_password)"
export REDISCLI_AUTH
[ "$(redis-cli -h 127.0.0.1 ping)" = PONG ]
