/** The chart of accounts that suits a country best. */
export function chartFor(country: string): "skr04" | "us" | "generic" {
  if (country === "DE") return "skr04";
  return country === "US" ? "us" : "generic";
}

/** The ready-made taxes that suit a country best. */
export function taxesFor(country: string): "de" | "us" | "generic" {
  if (country === "DE") return "de";
  return country === "US" ? "us" : "generic";
}
