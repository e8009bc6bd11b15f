import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { demo } from "./stack";

export type Json = Record<string, unknown>;

/** Whoever acts through the API to prepare what a story is about. */
export class Clerk {
  constructor(
    readonly email: string,
    readonly password: string,
    private readonly token: string,
  ) {}

  async call<T = Json>(method: string, path: string, body?: unknown, version?: number): Promise<T> {
    const response = await fetch(inject("address") + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        "idempotency-key": randomBytes(12).toString("hex"),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(version === undefined ? {} : { "if-match": `"${version}"` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : null) as T;
  }

  /** Import a file of rows. */
  async send(path: string, csv: string): Promise<Json> {
    const report = await this.attach(path, "rows.csv", csv, "text/csv");
    if (report.error_count) throw new Error(`${path}: ${JSON.stringify(report).slice(0, 400)}`);
    return report;
  }

  /** Send a file, and what belongs to it. */
  async attach(path: string, name: string, text: string, type = "text/plain", more: Record<string, string> = {}): Promise<Json> {
    const form = new FormData();
    form.set("file", new Blob([text], { type }), name);
    for (const [key, value] of Object.entries(more)) form.set(key, value);
    const response = await fetch(inject("address") + path, {
      method: "POST",
      headers: { authorization: `Bearer ${this.token}`, "idempotency-key": randomBytes(12).toString("hex") },
      body: form,
    });
    const said = await response.text();
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${said.slice(0, 400)}`);
    return JSON.parse(said) as Json;
  }

  /** A file, such as a PDF, with what is said about it. */
  fetch(path: string): Promise<Response> {
    return fetch(inject("address") + path, { headers: { authorization: `Bearer ${this.token}` } });
  }

  get<T = Json>(path: string): Promise<T> {
    return this.call<T>("GET", path);
  }

  post<T = Json>(path: string, body: unknown = undefined): Promise<T> {
    return this.call<T>("POST", path, body);
  }
}

async function knock<T>(path: string, body: Json): Promise<T> {
  const response = await fetch(inject("address") + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export async function signedIn(email: string, password: string): Promise<Clerk> {
  const asked = { email, password, transport: "token" };
  const { token } = await knock<{ token: string }>("/v1/identity/sign-in", asked);
  return new Clerk(email, password, token);
}

/** A fresh address that nobody else has. */
export function newcomer(name = "clerk"): { email: string; password: string } {
  return { email: `${name}-${randomBytes(5).toString("hex")}@example.com`, password: "seven green bottles" };
}

/** A company of its own for a story: its books open, its taxes and terms ready. */
export async function company(name = "Story Ltd", owner = "Ada Owner"): Promise<Clerk> {
  const { email, password } = newcomer();
  const place = { country: "DE", currency: "EUR", time_zone: "Europe/Berlin" };
  await knock("/v1/identity/sign-up", { company: name, name: owner, email, password, ...place });
  const clerk = await signedIn(email, password);
  const year = new Date().getUTCFullYear();
  await clerk.post("/v1/ledger/setup", { template: "skr04", year_starts: `${year}-01-01` });
  await clerk.post("/v1/catalog/units/ready-made");
  await clerk.post("/v1/catalog/taxes/ready-made", { template: "de" });
  await clerk.post("/v1/parties/terms/ready-made");
  return clerk;
}

/** The demo company with its year of trade. */
export function demoOwner(): Promise<Clerk> {
  const { email, password } = demo(inject("data"));
  return signedIn(email, password);
}

/** The session cookie that the browser would have after the sign-in page. */
export async function sessionOf(clerk: Clerk): Promise<string> {
  const response = await fetch(`${inject("address")}/v1/identity/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: clerk.email, password: clerk.password }),
  });
  const found = /erp_session=([^;]+)/.exec(response.headers.get("set-cookie") ?? "");
  if (!found?.[1]) throw new Error(`${clerk.email} could not sign in: ${response.status}`);
  return found[1];
}
