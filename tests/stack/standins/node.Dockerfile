# Stands in for node:24-slim: the user node has the id 1000.
FROM debian:forky-slim
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends nodejs npm ca-certificates \
    && ln -s /usr/bin/node /usr/local/bin/node && ln -s /usr/bin/npm /usr/local/bin/npm \
    && useradd --uid 1000 --create-home node && rm -rf /var/lib/apt/lists/*
CMD ["node"]
