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

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
