# Stands in for prom/alertmanager: the same user and the same place of the program.
FROM debian:forky-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus-alertmanager ca-certificates \
    && rm -rf /var/lib/apt/lists/* && install -d -o 65534 -g 65534 /alertmanager \
    && ln -s /usr/bin/prometheus-alertmanager /bin/alertmanager
USER 65534:65534
WORKDIR /alertmanager
ENTRYPOINT ["/bin/alertmanager"]
