// What serves a build: one address, on which pages are made here and whatever is the API's is
// handed through as it comes, in both directions, without being held in memory.
import { readFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = fileURLToPath(new URL(".", import.meta.url));
const { values: asked } = parseArgs({
  options: { fd: { type: "string" }, port: { type: "string", default: "3000" } },
});
const api = new URL(process.env.ERP_API_URL ?? "http://127.0.0.1:8001");
const OF_THE_API = /^\/(v1|docs|openapi\.json|health|problems)(?=[/?]|$)/;
/** What belongs to one connection, and is not passed on to the next (RFC 9110, 7.6.1). */
const ONE_HOP = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade", "expect"];
// Given up before the API gives up an idle connection: a request never meets a closing one.
const agent = new http.Agent({ keepAlive: true, timeout: 3_000 });

function withoutHop(headers) {
  const named = (headers.connection ?? "").toLowerCase().split(/\s*,\s*/);
  const dropped = new Set([...ONE_HOP, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

function cannotReach(response) {
  if (response.headersSent) return response.destroy();
  response.writeHead(503, { "content-type": "application/problem+json", "retry-after": "2" });
  const title = "The service cannot be reached at the moment.";
  return response.end(JSON.stringify({ type: "about:blank", title, status: 503 }));
}

function handThrough(request, response, isRepeated = false) {
  const headers = {
    ...withoutHop(request.headers),
    "x-forwarded-for": request.socket.remoteAddress,
    "x-forwarded-host": request.headers.host ?? "",
    "x-forwarded-proto": "http",
  };
  const { method, url: path } = request;
  const onward = http.request({ agent, host: api.hostname, port: api.port, method, path, headers });
  onward.on("response", (answer) => {
    response.writeHead(answer.statusCode, answer.statusMessage, withoutHop(answer.headers));
    answer.on("error", () => response.destroy());
    answer.pipe(response);
  });
  onward.on("error", () => {
    const hasBody = "transfer-encoding" in request.headers || Number(request.headers["content-length"]) > 0;
    const mayRepeat = onward.reusedSocket && !isRepeated && !hasBody && !response.headersSent;
    if (mayRepeat && ["GET", "HEAD"].includes(method)) handThrough(request, response, true);
    else cannotReach(response);
  });
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}

process.env.NODE_ENV = "production";
process.chdir(here);
const built = JSON.parse(readFileSync(`${here}.next/required-server-files.json`, "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(built.config);

const next = createRequire(import.meta.url)("next");
const port = Number(asked.port);
const server = http.createServer({ requestTimeout: 0 });
const pages = next({ dev: false, dir: here, hostname: "127.0.0.1", port, httpServer: server });
await pages.prepare();
const page = pages.getRequestHandler();
server.on("request", (request, response) => {
  if (OF_THE_API.test(request.url)) handThrough(request, response);
  else void page(request, response);
});
server.listen(asked.fd ? { fd: Number(asked.fd) } : { host: "127.0.0.1", port });
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
