import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ProblemError, problemOf } from "./problem";

const API = process.env.ERP_API_URL ?? "http://127.0.0.1:8001";

export type Asked = Record<string, string | string[] | number | boolean | undefined | null>;

/** Write query parameters, a list as repeated ones, leaving out what is empty. */
export function query(asked: Asked = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

async function ask(path: string, asked?: Asked): Promise<Response> {
  const session = (await cookies()).get("erp_session");
  return fetch(`${API}${path}${query(asked)}`, {
    headers: session ? { cookie: `erp_session=${session.value}` } : {},
    cache: "no-store",
  });
}

/**
 * Read from the API as whoever looks at the page. Without a session the reader is asked to sign
 * in and comes back; a record that is not there is the page that says so; anything else is thrown
 * for the error page.
 */
export async function read<T>(path: string, asked?: Asked): Promise<T> {
  const response = await ask(path, asked);
  if (response.ok) return (await response.json()) as T;
  if (response.status === 401) {
    const here = (await headers()).get("x-path") ?? "/";
    redirect(`/sign-in?to=${encodeURIComponent(here)}`);
  }
  if (response.status === 404) notFound();
  throw new ProblemError(await problemOf(response));
}

/** The same, where a refusal is shown in place: gives null without the right to see it. */
export async function readIfAllowed<T>(path: string, asked?: Asked): Promise<T | null> {
  const response = await ask(path, asked);
  if (response.ok) return (await response.json()) as T;
  if (response.status === 403 || response.status === 404) return null;
  throw new ProblemError(await problemOf(response));
}

export interface Me {
  user: { id: string; name: string; email: string };
  tenant: { id: string; name: string };
  company: { id: string; name: string; currency: string; country: string; time_zone: string };
  companies: { id: string; name: string }[];
  permissions: string[];
  preferences: Record<string, unknown>;
  csrf: string;
}

/** Who is looking, asked once per request. */
export const me = cache(async (): Promise<Me> => read<Me>("/v1/identity/me"));
