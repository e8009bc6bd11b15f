import { expect, it } from "vitest";
import { browserOf } from "./browser";

it("names a browser as people do", () => {
  expect(browserOf("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36")).toBe("Chrome, Linux");
  expect(browserOf("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1")).toBe("Safari, iOS");
  expect(browserOf("curl/7.88.1")).toBe("curl");
  expect(browserOf("")).toBe("–");
});
