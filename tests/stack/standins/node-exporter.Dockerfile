# Stands in for quay.io/prometheus/node-exporter: the same user and the same place of the program.
FROM debian:forky-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus-node-exporter ca-certificates busybox \
    && rm -rf /var/lib/apt/lists/* \
    && ln -s /usr/bin/busybox /usr/bin/wget && install -d /etc/node_exporter \
    && ln -s /usr/bin/prometheus-node-exporter /bin/node_exporter
USER 65534:65534
ENTRYPOINT ["/bin/node_exporter"]
