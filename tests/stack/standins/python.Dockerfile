# Stands in for python:3.14-slim: the interpreter is /usr/local/bin/python.
FROM debian:forky-slim
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends python3 python3-venv ca-certificates \
    && ln -s /usr/bin/python3 /usr/local/bin/python && ln -s /usr/bin/python3 /usr/local/bin/python3 \
    && rm -rf /var/lib/apt/lists/*
CMD ["python3"]
