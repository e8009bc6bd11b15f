# Stands in for postgres:18: user 999, the data in /var/lib/postgresql/18/docker, the same entry
# point's name and settings.
FROM debian:forky-slim
RUN groupadd --gid 999 postgres && useradd --uid 999 --gid 999 --home-dir /var/lib/postgresql postgres \
    && apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends postgresql-18 \
    && rm -rf /var/lib/apt/lists/* /etc/postgresql /var/lib/postgresql \
    && install -d -o postgres -g postgres -m 1777 /var/lib/postgresql /var/run/postgresql \
    && install -d /docker-entrypoint-initdb.d
ENV PATH=/usr/lib/postgresql/18/bin:$PATH PGDATA=/var/lib/postgresql/18/docker LANG=C.UTF-8
COPY postgres-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
STOPSIGNAL SIGINT
EXPOSE 5432
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
