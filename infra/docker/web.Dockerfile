# The web application: Next's standalone server, and nothing that built it.
ARG NODE_IMAGE=node:24-slim
ARG NODE_DIGEST=

FROM ${NODE_IMAGE}${NODE_DIGEST} AS build
ENV NEXT_TELEMETRY_DISABLED=1 CI=1
WORKDIR /build/web
COPY web/package.json web/package-lock.json web/.npmrc ./
# Not "npm ci": it fails on optional packages of other systems. "install" leaves this lock as it is.
RUN ["npm", "install", "--no-audit", "--no-fund"]
COPY docs/openapi /build/docs/openapi
COPY web ./
RUN ["npm", "run", "build"]

FROM ${NODE_IMAGE}${NODE_DIGEST}
COPY --from=build /build/web/.next/standalone /app
COPY infra/docker/healthcheck.mjs /app/healthcheck.mjs
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=20s --retries=3 \
    CMD ["node", "/app/healthcheck.mjs"]
CMD ["node", "server.js"]
