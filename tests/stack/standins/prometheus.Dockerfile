# Stands in for prom/prometheus: the same user and the same place of the program.
FROM debian:forky-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus ca-certificates \
    && rm -rf /var/lib/apt/lists/* && install -d -o 65534 -g 65534 /prometheus
USER 65534:65534
WORKDIR /prometheus
ENTRYPOINT ["/bin/prometheus"]
