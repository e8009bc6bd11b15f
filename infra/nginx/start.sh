#!/bin/sh
# Write the configuration with this installation's own names and limits, then become Nginx.
# With an argument (-t) Nginx gets that, and only checks.
set -eu
: "${ERP_PUBLIC_URL:?say under which address people reach the ERP}"
: "${NGINX_HOME:=/etc/erp-nginx}" "${NGINX_RUN:=/run/nginx}" "${NGINX_CACHE:=/var/cache/nginx}"
: "${NGINX_SECRETS:=/run/secrets}" "${NGINX_LOG:=/dev/stdout}" "${NGINX_WORKERS:=1}"
: "${NGINX_PORT:=80}" "${NGINX_TLS_PORT:=443}" "${NGINX_INSIDE_PORT:=8080}" "${NGINX_STATUS_PORT:=8081}"
: "${NGINX_RESOLVER:=127.0.0.11}"
: "${NGINX_RATE_ADDRESS:=50r/s}" "${NGINX_RATE_KEY:=100r/s}" "${NGINX_RATE_SIGN_IN:=5r/s}"
: "${NGINX_CONNECTIONS:=200}"

host="${ERP_PUBLIC_URL#*://}"
host="${host%%/*}"
mkdir -p "$NGINX_RUN/conf" "$NGINX_RUN/optional"
for file in "$NGINX_HOME"/conf/*.conf; do
    sed -e "s|@HOME@|$NGINX_HOME|g" -e "s|@RUN@|$NGINX_RUN|g" -e "s|@CACHE@|$NGINX_CACHE|g" \
        -e "s|@SECRETS@|$NGINX_SECRETS|g" -e "s|@LOG@|$NGINX_LOG|g" \
        -e "s|@WORKERS@|$NGINX_WORKERS|g" -e "s|@HOST@|$host|g" \
        -e "s|@PORT@|$NGINX_PORT|g" -e "s|@TLS_PORT@|$NGINX_TLS_PORT|g" \
        -e "s|@INSIDE_PORT@|$NGINX_INSIDE_PORT|g" -e "s|@STATUS_PORT@|$NGINX_STATUS_PORT|g" \
        -e "s|@RESOLVER@|$NGINX_RESOLVER|g" -e "s|@RATE_ADDRESS@|$NGINX_RATE_ADDRESS|g" \
        -e "s|@RATE_KEY@|$NGINX_RATE_KEY|g" -e "s|@RATE_SIGN_IN@|$NGINX_RATE_SIGN_IN|g" \
        -e "s|@CONNECTIONS@|$NGINX_CONNECTIONS|g" \
        "$file" > "$NGINX_RUN/conf/$(basename "$file")"
done

# Brotli, where its modules are installed.
rm -f "$NGINX_RUN"/optional/*.conf
modules=/usr/lib/nginx/modules
if [ -e "$modules/ngx_http_brotli_filter_module.so" ]; then
    printf 'load_module %s/ngx_http_brotli_filter_module.so;\n' "$modules" \
        > "$NGINX_RUN/optional/modules.conf"
    cp "$NGINX_HOME/brotli.conf" "$NGINX_RUN/optional/brotli.http.conf"
    printf 'brotli off;\n' > "$NGINX_RUN/conf/nobrotli.conf"
fi
exec nginx -e stderr -c "$NGINX_RUN/conf/nginx.conf" "$@"
