// The standalone server brings neither the static files nor public/ nor ours: copy them in.
import { cpSync, existsSync } from "node:fs";

cpSync(".next/static", ".next/standalone/.next/static", { recursive: true });
cpSync("server.mjs", ".next/standalone/serve.mjs");
if (existsSync("public")) cpSync("public", ".next/standalone/public", { recursive: true });
