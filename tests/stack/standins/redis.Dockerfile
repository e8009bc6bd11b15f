# Stands in for redis:8: user 999, the data in /data.
FROM debian:forky-slim
RUN groupadd --gid 999 redis && useradd --uid 999 --gid 999 --home-dir /data redis \
    && apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server \
    && rm -rf /var/lib/apt/lists/* && install -d -o redis -g redis /data \
    && ln -s /usr/bin/redis-server /usr/local/bin/redis-server \
    && ln -s /usr/bin/redis-cli /usr/local/bin/redis-cli
WORKDIR /data
EXPOSE 6379
CMD ["redis-server"]
