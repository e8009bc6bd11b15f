#!/bin/sh
# Say whether Nginx answers: its own status page, without a program to fetch it with.
set -eu
port="${NGINX_STATUS_PORT:-8081}"
# bash speaks TCP by itself; the image has it, sh has not.
exec bash -c "exec 3<>/dev/tcp/127.0.0.1/$port
printf 'GET /status HTTP/1.0\r\n\r\n' >&3
read -r -t 3 _ status _ <&3
[ \"\$status\" = 200 ]"
