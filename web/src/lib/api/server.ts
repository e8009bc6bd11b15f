import "server-only";
import { cookies, headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ProblemError, problemIn, type Problem } from "./problem";
import type { Api } from "./types";
import { wire, type Answer } from "./wire";

const api = wire(process.env.ERP_API_URL ?? "http://127.0.0.1:8001");

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

/** The same address is asked once per request, however many parts of a page ask for it. */
const answerTo = cache(async (address: string): Promise<Answer> => {
  const session = (await cookies()).get("erp_session");
  return api(address, session ? { cookie: `erp_session=${session.value}` } : {});
});

function ask(path: string, asked?: Asked): Promise<Answer> {
  return answerTo(path + query(asked));
}

async function refusalOf(answer: Answer): Promise<ProblemError> {
  return new ProblemError(await problemIn(answer.text, answer.status, answer.statusText, await getLocale()));
}

/** A record is asked for by what is no id, so that there is none: its address was typed, or cut. */
function isNowhere({ status, errors = [] }: Problem): boolean {
  return status === 422 && errors.length > 0 && errors.every(({ pointer }) => pointer.startsWith("/path/"));
}

/** A company whose books are not set up yet is led to where that is done. */
export const NO_BOOKS = "/problems/books-not-set-up";

/**
 * Read from the API as whoever looks at the page. Without a session the reader is asked to sign
 * in and comes back; a record that is not there, or not theirs to see, is the page that says so;
 * anything else is thrown for the error page.
 */
export async function read<T>(path: string, asked?: Asked): Promise<T> {
  const answer = await ask(path, asked);
  if (answer.ok) return JSON.parse(answer.text) as T;
  if (answer.status === 401) return toSignIn();
  if (answer.status === 403) forbidden();
  if (answer.status === 404) notFound();
  const refusal = await refusalOf(answer);
  if (refusal.problem.type === NO_BOOKS) redirect("/setup");
  if (isNowhere(refusal.problem)) notFound();
  throw refusal;
}

async function toSignIn(): Promise<never> {
  const here = (await headers()).get("x-path") ?? "/";
  redirect(`/sign-in?to=${encodeURIComponent(here)}`);
}

/** The same, where a refusal is shown in place: gives null without the right to see it. */
export async function readIfAllowed<T>(path: string, asked?: Asked): Promise<T | null> {
  const answer = await ask(path, asked);
  if (answer.ok) return JSON.parse(answer.text) as T;
  if (answer.status === 403 || answer.status === 404) return null;
  const refusal = await refusalOf(answer);
  if (isNowhere(refusal.problem)) return null;
  throw refusal;
}

/** The same, where the page itself says what was refused, such as a date that is none. */
export async function readOrProblem<T>(path: string, asked?: Asked): Promise<T | ProblemError> {
  const answer = await ask(path, asked);
  if (answer.ok) return JSON.parse(answer.text) as T;
  if (answer.status === 401) return toSignIn();
  return refusalOf(answer);
}

/** Who is looking, as PostgreSQL knows them. */
export type Me = Api<"identity", "Me">;

/** Who is looking, if anybody is signed in: the language and time zone of a page depend on it. */
export const meIfAny = cache(async (): Promise<Me | null> => {
  if (!(await cookies()).has("erp_session")) return null;
  const answer = await ask("/v1/identity/me").catch(() => null);
  return answer?.ok ? (JSON.parse(answer.text) as Me) : null;
});

/** Who is looking, asked once per request. */
export const me = cache(
  async (): Promise<Me> => (await meIfAny()) ?? (await read<Me>("/v1/identity/me")),
);
