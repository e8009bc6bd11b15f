/** What a reader may do, as the API says; buttons ask here, the server decides. */
export function may(permissions: readonly string[], needed: string | undefined): boolean {
  return needed === undefined || permissions.includes(needed);
}
