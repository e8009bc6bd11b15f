import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** Who may import whom: app → features → components → lib, and no feature from another. */
const closed = (files, ...patterns) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});
const app = { group: ["@/app/*"], message: "Only routes live in app; nothing imports them." };
const features = { group: ["@/features/*"], message: "The engines know no module." };
const components = { group: ["@/components/*"], message: "lib stands below the components." };
const modules = ["catalog", "home", "identity", "invoicing", "ledger", "notifications", "parties", "payments", "reports", "sales", "settings", "audit"];

const config = [
  { ignores: [".next/**", "node_modules/**", "next-env.d.ts", "src/lib/api/types/**", "screenshots/**", "lighthouse/**"] },
  ...next,
  ...typescript,
  {
    files: ["**/*.{ts,tsx,mts}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-console": ["error", { allow: ["error", "warn"] }],
      "max-lines": ["error", { max: 400 }],
      "react/no-danger": "error",
      // Virtual rows are what that library is for; nothing here is memoized by a compiler.
      "react-hooks/incompatible-library": "off",
      // Signing in or out and changing company begin afresh: nothing of before may stay in memory.
      "@next/next/no-location-assign-relative-destination": "off",
    },
  },
  { files: ["scripts/**", "e2e/**", "server.mjs"], rules: { "no-console": "off" } },
  closed(["src/lib/**"], app, features, components),
  closed(["src/components/**"], app, features),
  ...modules.map((name) =>
    closed([`src/features/${name}/**`], app, {
      group: ["@/features/*", `!@/features/${name}`, "../../../*"],
      message: "One feature never imports another.",
    }),
  ),
];

export default config;
