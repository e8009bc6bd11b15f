# Stands in for quay.io/prometheuscommunity/postgres-exporter: the same user and the same place of the program.
FROM debian:forky-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus-postgres-exporter ca-certificates busybox \
    && rm -rf /var/lib/apt/lists/* \
    && ln -s /usr/bin/busybox /usr/bin/wget && install -d /etc/postgres_exporter \
    && ln -s /usr/bin/prometheus-postgres-exporter /bin/postgres_exporter
USER 65534:65534
ENTRYPOINT ["/bin/postgres_exporter"]
