import http from "node:http";
import https from "node:https";

/** What was answered, read to its end. */
export interface Answer {
  ok: boolean;
  status: number;
  statusText: string;
  text: string;
}

type Ask = (path: string, headers: Record<string, string>) => Promise<Answer>;

/** Given up before the API gives up an idle connection. */
const IDLE = 3_000;

/**
 * Ways to one server, kept open between requests. A page asks several times, and Node's `http`
 * takes a fraction of what `fetch` does for it. A kept way that was closed meanwhile is taken anew.
 */
export function wire(server: string): Ask {
  const { Agent, request } = server.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true, timeout: IDLE });
  const ask = (path: string, headers: Record<string, string>, isRepeated = false) =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request(new URL(path, server), { agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const { statusCode: status = 0, statusMessage: statusText = "" } = answer;
          resolve({ ok: status >= 200 && status < 300, status, statusText, text: Buffer.concat(parts).toString() });
        });
      });
      asked.on("error", (error) => {
        if (asked.reusedSocket && !isRepeated) resolve(ask(path, headers, true));
        else reject(error);
      });
      asked.end();
    });
  return (path, headers) => ask(path, headers);
}
