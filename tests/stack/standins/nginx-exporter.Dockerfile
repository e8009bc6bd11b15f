# Stands in for nginx/nginx-prometheus-exporter: the same user and the same place of the program.
FROM debian:forky-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus-nginx-exporter ca-certificates \
    && rm -rf /var/lib/apt/lists/* && install -d /etc/nginx-prometheus-exporter \
    && ln -s /usr/bin/prometheus-nginx-exporter /usr/bin/nginx-prometheus-exporter
USER 1001:1001
ENTRYPOINT ["/usr/bin/nginx-prometheus-exporter"]
