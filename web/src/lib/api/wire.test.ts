// @vitest-environment node
import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { wire } from "./wire";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function served(answer: http.RequestListener) {
  const sockets: Socket[] = [];
  const server = http.createServer(answer);
  server.on("connection", (socket) => sockets.push(socket));
  await new Promise<void>((up) => server.listen(0, "127.0.0.1", up));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { ask: wire(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), sockets };
}

test("one way serves many requests, and the whole text comes", async () => {
  const { ask, sockets } = await served((request, response) => {
    response.write(`${request.url} ${request.headers.cookie} é`.slice(0, 3));
    response.end(`${request.url} ${request.headers.cookie} é`.slice(3));
  });
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await ask("/v1/x?q=a%20b", { cookie: "erp_session=s" });
    expect(answer).toMatchObject({ ok: true, status: 200, text: "/v1/x?q=a%20b erp_session=s é" });
  }
  expect(sockets).toHaveLength(1);
});

test("a refusal is an answer", async () => {
  const { ask } = await served((_, response) => response.writeHead(403, "Forbidden").end("{}"));
  expect(await ask("/", {})).toEqual({ ok: false, status: 403, statusText: "Forbidden", text: "{}" });
});

test("a way that was closed meanwhile is taken anew, once", async () => {
  let hangsUp = false;
  const { ask, sockets } = await served((request, response) => {
    const isFirst = request.socket === sockets[0];
    if (hangsUp && (isFirst || request.url === "/never")) request.socket.destroy();
    else response.end("here");
  });
  await ask("/", {});
  hangsUp = true;
  expect((await ask("/", {})).text).toBe("here");
  expect(sockets).toHaveLength(2);
  await expect(ask("/never", {})).rejects.toThrow();
});

test("nobody there is said at once", async () => {
  await expect(wire("http://127.0.0.1:9")("/", {})).rejects.toThrow("ECONNREFUSED");
});
