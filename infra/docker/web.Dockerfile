# The web application: Next's standalone server, and nothing that built it.
#
#   docker build -f infra/docker/web.Dockerfile .                     what production runs
#   docker build -f infra/docker/web.Dockerfile --target develop .    for a tree mounted on /work/web
ARG NODE_IMAGE=node:24-slim
ARG NODE_DIGEST=

# What is installed, as somebody who is not root: a volume made of node_modules is theirs, too.
FROM ${NODE_IMAGE}${NODE_DIGEST} AS develop
ENV NEXT_TELEMETRY_DISABLED=1
RUN install -d -o 1000 -g 1000 /work /work/web /work/web/.next
WORKDIR /work/web
USER 1000:1000
COPY --chown=1000:1000 web/package.json web/package-lock.json web/.npmrc ./
# Not "npm ci": it fails on optional packages of other systems. "install" leaves this lock as it is.
RUN ["npm", "install", "--no-audit", "--no-fund"]
EXPOSE 3000
CMD ["npx", "next", "dev", "--hostname", "0.0.0.0", "--port", "3000"]

FROM develop AS build
ENV CI=1
COPY docs/openapi /work/docs/openapi
COPY --chown=1000:1000 web ./
RUN ["npm", "run", "build"]

FROM ${NODE_IMAGE}${NODE_DIGEST}
COPY --from=build /work/web/.next/standalone /app
COPY infra/docker/healthcheck.mjs infra/docker/drain.mjs /app/
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=20s --retries=3 \
    CMD ["node", "/app/healthcheck.mjs"]
CMD ["node", "--import", "/app/drain.mjs", "server.js"]
