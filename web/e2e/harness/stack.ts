import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
    data: string;
  }
}

const ROOT = path.resolve(import.meta.dirname, "../../..");
const READY = "Ctrl-C stops it";

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => found(port));
    });
  });
}

/**
 * The real stack on throw-away data, with the demo company in it. One that runs already is used
 * where ERP_E2E_ADDRESS and ERP_E2E_DATA name it, and is left running.
 */
export default async function stack(project: TestProject): Promise<() => Promise<void>> {
  const { ERP_E2E_ADDRESS: running, ERP_E2E_DATA: kept } = process.env;
  if (running && kept) {
    project.provide("address", running);
    project.provide("data", kept);
    return async () => undefined;
  }
  const data = mkdtempSync(path.join(os.tmpdir(), "erp e2e "));
  const port = await freePort();
  const command = ["local", "up", "--port", String(port), "--data", data];
  const up = spawn(process.env.ERP_PYTHON ?? "python3", command, {
    cwd: ROOT,
    env: { ...process.env, ERP_ALLOW_PRIVATE_CALLS: "1" }, // a webhook calls nobody else's machine
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  await new Promise<void>((ready, failed) => {
    const listen = (text: Buffer) => {
      said += text.toString();
      if (said.includes(READY)) ready();
    };
    up.stdout.on("data", listen);
    up.stderr.on("data", listen);
    up.on("exit", () => failed(new Error(`It did not start:\n${said}`)));
  });
  project.provide("address", `http://127.0.0.1:${port}`);
  project.provide("data", data);
  return () =>
    new Promise((ended) => {
      up.removeAllListeners("exit");
      up.on("exit", () => {
        rmSync(data, { recursive: true, force: true });
        ended();
      });
      up.kill("SIGINT");
    });
}

/** The demo company's sign-in, as `up` wrote it down. */
export function demo(data: string): { email: string; password: string } {
  return JSON.parse(readFileSync(path.join(data, "sign-in.json"), "utf8")) as { email: string; password: string };
}
