# Stands in for prom/blackbox-exporter: the same user and the same place of the program.
FROM debian:forky-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus-blackbox-exporter ca-certificates busybox \
    && rm -rf /var/lib/apt/lists/* \
    && ln -s /usr/bin/busybox /usr/bin/wget && install -d /etc/blackbox_exporter \
    && ln -s /usr/bin/prometheus-blackbox-exporter /bin/blackbox_exporter
USER 65534:65534
ENTRYPOINT ["/bin/blackbox_exporter"]
