import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** Where the API answers; the browser reaches it through this server, on one address. */
const api = process.env.ERP_API_URL ?? "http://127.0.0.1:8001";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // Standing behind one address keeps the session cookie first-party and the CSP at 'self'.
  rewrites: async () =>
    ["/v1/:path*", "/docs", "/openapi.json", "/health", "/health/:path*", "/problems/:path*"].map(
      (source) => ({ source, destination: `${api}${source}` }),
    ),
  experimental: { proxyClientMaxBodySize: "30mb", authInterrupts: true },
};

// Messages are compiled with the application: neither a browser nor a page ever parses one.
const withMessages = createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  experimental: { messages: { path: "./src/messages", format: "json", locales: "infer", precompile: true } },
});

export default withMessages(config);
