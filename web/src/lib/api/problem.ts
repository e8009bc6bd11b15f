import { isLocale, languageOf } from "@/i18n/locales";

/** What is wrong with a value; its kind and limit say it in other languages, too. */
export interface Reasoned {
  detail: string;
  kind?: string | null;
  limit?: string | null;
}

/** One thing that is wrong with what was sent. */
export interface Misfit extends Reasoned {
  pointer: string;
}

/** What the API answers when it refuses (RFC 9457). */
export interface Problem extends Partial<Reasoned> {
  type: string;
  title: string;
  status: number;
  pointer?: string;
  errors?: Misfit[];
  /** The language of the title, where it is not the API's own; its detail stays English. */
  language?: string;
  /** What was asked for when it was refused: method and path. */
  asked?: string;
  [fact: string]: unknown;
}

/** A refusal on its way to whoever shows it. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ProblemError";
  }
}

/** Read a refusal out of a response, whatever its body is, in the language of the page. */
export async function problemOf(response: Response, locale?: string): Promise<Problem> {
  const text = await response.text().catch(() => "");
  return problemIn(text, response.status, response.statusText, locale);
}

/** The same, out of a body that was read already. */
export function problemIn(text: string, status: number, statusText: string, locale = pageLocale()): Promise<Problem> {
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    if (typeof body.title === "string") return inLanguage({ type: "about:blank", ...body } as Problem, locale);
  } catch {
    // A proxy's error page is no JSON; its status says enough.
  }
  return inLanguage({ type: "about:blank", title: statusText || "No answer", status }, locale);
}

function pageLocale(): string {
  return typeof document === "undefined" ? "en" : document.documentElement.lang;
}

/** A text with "{limit}" in it, or the parts that the build made of it, an argument being a list. */
type Reason = string | (string | string[])[];

interface Sentences {
  problems: Record<string, string>;
  reasons: Record<string, Reason>;
}

const PREFIX = "/problems/";

/**
 * A refusal in the reader's language: the sentence of its type is the title, each misfit is said by
 * its kind, and what the API says with its values stays in English after it, unless it has a kind. The sentences are
 * fetched when the first refusal is met, and never before. In English the API speaks for itself.
 */
export async function inLanguage(problem: Problem, locale: string): Promise<Problem> {
  const sentences = await sentencesIn(locale);
  if (!sentences) return problem;
  const { problems, reasons } = sentences;
  const type = problem.type.startsWith(PREFIX) ? problem.type.slice(PREFIX.length) : problem.status >= 500 ? "broken" : "";
  const sentence = problems[type];
  const hasKind = problem.kind ? problem.kind in reasons : false;
  return {
    ...problem,
    title: sentence ?? problem.title,
    kind: hasKind ? problem.kind : undefined,
    detail: hasKind ? reasonOf(problem, reasons, locale) : sentence ? problem.detail : (problem.detail ?? problem.title),
    language: sentence ? languageOf(locale) : undefined,
    errors: problem.errors && saidIn(problem.errors, sentences, locale),
  };
}

/** What is wrong with the cells of a file, in the reader's language where its kind is known. */
export async function reasonsIn<T extends Reasoned>(found: readonly T[], locale: string): Promise<T[]> {
  const sentences = found.length > 0 ? await sentencesIn(locale) : null;
  return sentences ? saidIn(found, sentences, locale) : [...found];
}

function saidIn<T extends Reasoned>(found: readonly T[], { reasons }: Sentences, locale: string): T[] {
  return found.map((one) => ({ ...one, detail: reasonOf(one, reasons, locale) }));
}

/** In English there are none, nor without a connection: then the API's own words have to do. */
async function sentencesIn(locale: string): Promise<Sentences | null> {
  const language = languageOf(locale);
  if (language === "en" || !isLocale(language)) return null;
  const file = import(`../../messages/${language}/problems.json`) as Promise<{ default: Sentences }>;
  return file.then(
    (found) => found.default,
    () => null,
  );
}

/** A misfit by its kind, or as the API says it. */
function reasonOf({ kind, limit, detail }: Partial<Reasoned>, reasons: Record<string, Reason>, locale: string): string {
  const said = reasons[kind ?? ""];
  if (!said) return `\n${detail ?? ""}`;
  const number = limit === undefined || limit === null ? "" : Number(limit).toLocaleString(locale, { maximumFractionDigits: 10 });
  if (typeof said === "string") return said.replace("{limit}", number);
  return said.map((part) => (typeof part === "string" ? part : number)).join("");
}

/** What can be seen of a refusal: the page's language on the first line, the API's English after it. */
export function wordsOf(problem: Problem): string {
  if (!problem.language) return problem.detail ?? problem.title;
  return problem.detail ? `${problem.title}\n${problem.detail}` : problem.title;
}

/** A pointer as the form names its field: "/body/lines/0/quantity" is "lines.0.quantity". */
export function nameOf(pointer: string): string {
  const path = pointer.split("/").slice(1);
  if (path[0] === "body" || path[0] === "query" || path[0] === "header") path.shift();
  return path.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~")).join(".");
}

/** Each misfit by its field, named as the form names it: "lines.0.quantity". */
export function byField(problem: Problem): Record<string, string> {
  const found: Record<string, string> = {};
  const add = (pointer: string, detail: string) => {
    const name = pointer.startsWith("/header/") ? "" : nameOf(pointer);
    if (name && !(name in found)) found[name] = detail;
  };
  for (const error of problem.errors ?? []) add(error.pointer, error.detail);
  if (problem.pointer) add(problem.pointer, (problem.kind && problem.detail) || wordsOf(problem));
  return found;
}
