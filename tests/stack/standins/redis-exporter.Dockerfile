# Stands in for oliver006/redis_exporter: the same user and the same place of the program.
FROM debian:forky-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus-redis-exporter ca-certificates \
    && rm -rf /var/lib/apt/lists/* && install -d /etc/redis_exporter \
    && ln -s /usr/bin/prometheus-redis-exporter /redis_exporter
USER 59000:59000
ENTRYPOINT ["/redis_exporter"]
