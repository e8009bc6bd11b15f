import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Beside what they test: pure parts in Node, components in a document of their own. */
export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { "@": here("./src"), "server-only": here("./node_modules/next/dist/compiled/server-only/empty.js") },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./vitest.setup.ts"],
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
    env: { TZ: "UTC" },
  },
});
