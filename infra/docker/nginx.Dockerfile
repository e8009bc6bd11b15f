# Nginx with brotli: Debian's own, since the official image has no such module.
ARG DEBIAN_IMAGE=debian:forky-slim
ARG DEBIAN_DIGEST=
FROM ${DEBIAN_IMAGE}${DEBIAN_DIGEST}
# hadolint ignore=DL3008
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
       nginx-light libnginx-mod-http-brotli-filter libnginx-mod-http-brotli-static \
    && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled /etc/nginx/conf.d /var/log/nginx \
    && groupadd --gid 101 erp-nginx && useradd --uid 101 --gid 101 --no-create-home erp-nginx \
    && install -d -o 101 -g 101 /var/cache/nginx /run/nginx
COPY infra/nginx /etc/erp-nginx
USER 101:101
EXPOSE 80 443
STOPSIGNAL SIGQUIT
CMD ["/etc/erp-nginx/start.sh"]
