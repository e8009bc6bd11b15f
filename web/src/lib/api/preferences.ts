"use client";

import { get, send } from "./client";

export interface Preferences {
  language: string | null;
  time_zone: string | null;
  number_format: string | null;
  date_format: string | null;
  more: Record<string, unknown>;
  version: number;
}

/** Change some of one's preferences and keep the others. */
export async function keepPreference(change: Partial<Preferences>): Promise<void> {
  const { version, ...held } = await get<Preferences>("/v1/identity/preferences");
  await send({
    method: "PUT",
    path: "/v1/identity/preferences",
    body: { ...held, ...change },
    version,
  });
}
