import { me, query, readIfAllowed, readOrProblem, type Me } from "@/lib/api/server";
import { ProblemError } from "@/lib/api/problem";
import { may } from "@/lib/permissions/permissions";
import { WORK, type WorkDefinition } from "./work";

export interface Figure {
  key: string;
  title: string;
  amount: string;
  source: string;
  before: string | null;
}

export interface Dashboard {
  currency: string;
  on: string;
  figures: Figure[];
  receivables: Figure[];
  payables: Figure[];
  attention: { key: string; title: string; count: number; amount: string | null; address: string }[];
  trend: { starts: string; ends: string; revenue: Figure; result: Figure }[];
  banks: { account: string; name: string; currency: string; amount: string; company_amount: string; source: string }[];
}

export interface Beginning extends Record<string, boolean> {
  has_entries: boolean;
}

export interface Waiting extends WorkDefinition {
  count: number;
}

export interface Home {
  who: Me;
  dashboard: Dashboard | null;
  beginning: Beginning | null;
  work: Waiting[];
}

/** How many rows a list has that wait for somebody: one request, whatever their number. */
async function counted(work: WorkDefinition): Promise<Waiting> {
  const page = await readIfAllowed<{ count: number | null }>(`${work.path}${query({ ...work.filter, limit: 1, count: true })}`);
  return { ...work, count: page?.count ?? 0 };
}

/** All that the home page shows to this reader, asked for at once. */
export async function home(): Promise<Home> {
  const who = await me();
  const reads = may(who.permissions, "reports.reports.read");
  const asked = WORK.filter((work) => may(who.permissions, work.permission) && !(reads && work.inDashboard));
  const [dashboard, beginning, work] = await Promise.all([
    reads ? readOrProblem<Dashboard>("/v1/reports/dashboard") : null,
    reads ? readIfAllowed<Beginning>("/v1/reports/beginning") : null,
    Promise.all(asked.map(counted)),
  ]);
  if (dashboard instanceof ProblemError && dashboard.problem.status !== 409) throw dashboard;
  return {
    who,
    dashboard: dashboard instanceof ProblemError ? null : dashboard,
    beginning,
    work: work.filter((one) => one.count > 0),
  };
}
