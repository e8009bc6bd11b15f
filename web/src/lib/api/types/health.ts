// Written by `npm run api` from docs/openapi/health.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Health
         * @description How the whole is, and each part of it.
         */
        Health: {
            /** Parts */
            parts: {
                [key: string]: components["schemas"]["PartHealth"];
            };
            state: components["schemas"]["State"];
            /** Version */
            version: string;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * PartHealth
         * @description How one part is, in a sentence, and how long it took to say so.
         */
        PartHealth: {
            /** Detail */
            detail: string;
            /** Milliseconds */
            milliseconds: number;
            state: components["schemas"]["State"];
        };
        /**
         * State
         * @description How a part is: it serves, it serves worse, it does not, or it was never wanted.
         * @enum {string}
         */
        State: "up" | "degraded" | "down" | "unused";
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
