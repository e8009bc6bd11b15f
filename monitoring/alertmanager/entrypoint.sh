#!/bin/sh
# Fill alertmanager.yml in from the environment, leave out what is not set up, and start. Secrets
# are read by Alertmanager itself from their files: none passes through here, and none is printed.
set -eu

SECRETS=${ALERT_SECRETS:-/run/secrets}
FROM=${ALERT_CONFIG:-/etc/alertmanager/alertmanager.yml}
TO=${ALERT_MADE:-/tmp/alertmanager.yml}

# What is typed goes into a quoted string: only an address, a host or a name may be in there.
for name in ALERT_EMAIL_TO ALERT_EMAIL_FROM ALERT_SMTP_HOST ALERT_SMTP_USER; do
    value=
    eval "value=\${$name:-}"
    case $value in
        *[!A-Za-z0-9@.,_+:\ -]*)
            echo "$name has a character that no address or host has" >&2
            exit 1 ;;
    esac
done

without=
if [ ! -s "$SECRETS/alert_webhook_url" ]; then without="$without webhook"; fi
if [ ! -s "$SECRETS/alert_deadman_url" ]; then without="$without deadman"; fi
if [ -z "${ALERT_EMAIL_TO:-}" ] || [ -z "${ALERT_SMTP_HOST:-}" ]; then without="$without email smtp_user"
elif [ -z "${ALERT_SMTP_USER:-}" ]; then without="$without smtp_user"; fi

set -- -e "s|\${ALERT_EMAIL_TO}|'${ALERT_EMAIL_TO:-}'|" \
    -e "s|\${ALERT_EMAIL_FROM}|'${ALERT_EMAIL_FROM:-${ALERT_EMAIL_TO:-}}'|" \
    -e "s|\${ALERT_SMTP_HOST}|'${ALERT_SMTP_HOST:-}'|" \
    -e "s|\${ALERT_SMTP_USER}|'${ALERT_SMTP_USER:-}'|" \
    -e "s|/run/secrets|$SECRETS|"
for way in $without; do
    set -- "$@" -e "/# begin $way\$/,/# end $way\$/d"
    echo "alerts by $way: not set up"
done
sed "$@" "$FROM" >"$TO"

if [ -n "${ALERT_ONLY_MAKE:-}" ]; then exit 0; fi
exec "${ALERTMANAGER:-/bin/alertmanager}" \
    --config.file="$TO" \
    --web.config.file="$SECRETS/prometheus_web" \
    --web.external-url=http://127.0.0.1:9093/ \
    --storage.path=/alertmanager \
    --data.retention=120h \
    --cluster.listen-address=
