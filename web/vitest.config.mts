import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Beside what they test: pure parts in Node, components in a document of their own. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname.replaceAll("%20", " ") } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./vitest.setup.ts"],
    restoreMocks: true,
    unstubGlobals: true,
    env: { TZ: "UTC" },
  },
});
