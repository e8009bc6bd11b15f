# Applies infra/migrations, waits for nothing, and ends: dbmate, as the owner of the database.
ARG PYTHON_IMAGE=python:3.14-slim
ARG PYTHON_DIGEST=

FROM ${PYTHON_IMAGE}${PYTHON_DIGEST} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN python -m venv /opt/build && python -m venv --without-pip /opt/erp
COPY infra/docker/migrate.lock ./
RUN ["/opt/build/bin/pip", "--python", "/opt/erp/bin/python", "install", "--quiet", \
     "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", "migrate.lock"]

FROM ${PYTHON_IMAGE}${PYTHON_DIGEST}
RUN groupadd --gid 10001 erp \
    && useradd --uid 10001 --gid 10001 --home-dir /app --no-create-home --shell /usr/sbin/nologin erp
COPY --from=build /opt/erp /opt/erp
COPY infra/migrations /app/migrations
COPY infra/docker/migrate.py /app/migrate.py
WORKDIR /app
ENV PATH=/opt/erp/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
CMD ["python", "/app/migrate.py"]
