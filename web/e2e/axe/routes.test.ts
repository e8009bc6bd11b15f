import { expect, test } from "vitest";
import { demoOwner } from "../harness/company";
import { routes, screens } from "../harness/screens";

test("no page is left out of what looks at every screen", async () => {
  const { shown, without } = await screens(await demoOwner());
  expect(without, "each of these needs an example in harness/screens.ts").toEqual([]);
  expect(new Set(shown.map(({ route }) => route))).toEqual(new Set(routes().map(({ route }) => route)));
});
