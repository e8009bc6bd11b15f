/** What the API answers when it refuses (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  pointer?: string;
  errors?: { pointer: string; detail: string }[];
  [fact: string]: unknown;
}

/** A refusal on its way to whoever shows it. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ProblemError";
  }
}

/** Read a refusal out of a response, whatever its body is. */
export async function problemOf(response: Response): Promise<Problem> {
  return problemIn(await response.text().catch(() => ""), response.status, response.statusText);
}

/** The same, out of a body that was read already. */
export function problemIn(text: string, status: number, statusText: string): Problem {
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    if (typeof body.title === "string") return { type: "about:blank", ...body } as Problem;
  } catch {
    // A proxy's error page is no JSON; its status says enough.
  }
  return { type: "about:blank", title: statusText || "No answer", status };
}

/** Each misfit by its field, named as the form names it: "lines.0.quantity". */
export function byField(problem: Problem): Record<string, string> {
  const found: Record<string, string> = {};
  const add = (pointer: string, detail: string) => {
    const path = pointer.split("/").slice(1);
    if (path[0] === "body") path.shift();
    const name = path.join(".");
    if (name && !(name in found)) found[name] = detail;
  };
  for (const error of problem.errors ?? []) add(error.pointer, error.detail);
  if (problem.pointer) add(problem.pointer, problem.detail ?? problem.title);
  return found;
}
