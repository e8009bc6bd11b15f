import { defineConfig } from "vitest/config";

/** In a real browser, against the whole stack on throw-away data; one file after the other. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/**/*.test.ts"],
    globalSetup: ["./e2e/harness/stack.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["verbose"],
  },
});
