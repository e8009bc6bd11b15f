# The functions: one image for any set of them.
#
#   docker build -f infra/docker/functions.Dockerfile --target web .
#   docker build -f infra/docker/functions.Dockerfile --target lambda --build-arg FUNCTION=ledger .
#
# The base is pinned by version, and by digest where one is given: PYTHON_DIGEST=@sha256:...
ARG PYTHON_IMAGE=python:3.14-slim
ARG PYTHON_DIGEST=

# Installs and compiles; nothing of it but /opt/erp goes on.
FROM ${PYTHON_IMAGE}${PYTHON_DIGEST} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN python -m venv /opt/build && python -m venv --without-pip /opt/erp
COPY requirements.lock infra/docker/traces.lock ./
RUN ["/opt/build/bin/pip", "--python", "/opt/erp/bin/python", "install", "--quiet", \
     "--require-hashes", "--no-deps", "--only-binary", ":all:", \
     "-r", "requirements.lock", "-r", "traces.lock"]
COPY shared /app/shared
COPY layers /app/layers
COPY functions /app/functions
COPY infra/migrations /app/infra/migrations
RUN ["/opt/erp/bin/python", "-m", "compileall", "-q", "/app", "/opt/erp/lib"]

# What every target runs on.
FROM ${PYTHON_IMAGE}${PYTHON_DIGEST} AS base
RUN groupadd --gid 10001 erp \
    && useradd --uid 10001 --gid 10001 --home-dir /app --no-create-home --shell /usr/sbin/nologin erp \
    && install -d -o erp -g erp /var/lib/erp/files /var/lib/erp/uploads
COPY --from=build /opt/erp /opt/erp
COPY --from=build /app /app
WORKDIR /app
ARG FUNCTION=health
ARG VERSION=unknown
ENV PATH=/opt/erp/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    ERP_FUNCTIONS=${FUNCTION} ERP_VERSION=${VERSION} ERP_LOGS=json ERP_STORAGE=/var/lib/erp/files

# Under Lambda: the function's own handler, called by the runtime's client.
FROM build AS lambda-build
COPY infra/docker/lambda.lock ./
RUN ["/opt/build/bin/pip", "--python", "/opt/erp/bin/python", "install", "--quiet", \
     "--require-hashes", "--no-deps", "-r", "lambda.lock"]

FROM base AS lambda
COPY --from=lambda-build /opt/erp /opt/erp
USER 10001:10001
ENTRYPOINT ["/bin/sh", "-c", "exec python -m awslambdaric functions.${ERP_FUNCTIONS}.app.handler"]

# In containers: uvicorn's processes, forked and drained; `python -m layers.schedule` runs the jobs.
FROM base AS web
COPY infra/docker/healthcheck.py /app/healthcheck.py
USER 10001:10001
ENV ERP_HOST=0.0.0.0 ERP_PORT=8000
EXPOSE 8000 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=30s --retries=3 \
    CMD ["python", "/app/healthcheck.py"]
CMD ["python", "-m", "layers.http.serve"]
