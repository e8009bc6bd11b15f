#!/bin/sh
# Make the env files and secrets: the same as python3 local setup.
set -eu
exec python3 "$(dirname "$0")" setup "$@"
