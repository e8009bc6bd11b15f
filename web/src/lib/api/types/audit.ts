// Written by `npm run api` from docs/openapi/audit.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Break
         * @description One place where the chain does not hold.
         */
        Break: {
            /** Entry Id */
            entry_id: number | null;
            /**
             * Number
             * @description The link, from 1.
             */
            number: number | null;
            /** Reason */
            reason: string;
        };
        /**
         * Change
         * @description One field that a command changed.
         */
        Change: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /**
             * Field
             * @example Lines 1, quantity
             */
            field: string;
            /**
             * Path
             * @example /lines/0/quantity
             */
            path: string;
        };
        /**
         * Entry
         * @description One command that was asked for, whatever came of it.
         */
        Entry: {
            /** Address */
            address: string;
            /** After */
            after: unknown;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before */
            before: unknown;
            /** Command */
            command: string;
            /** Id */
            id: number;
            /** Kind */
            kind: string | null;
            /**
             * Proof
             * @description The session or key.
             */
            proof: string | null;
            /**
             * Refused
             * @description The problem with which it was refused.
             */
            refused: string | null;
            /** Request Id */
            request_id: string;
            /** Subject */
            subject: string | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /**
             * Via
             * @description session, key or system.
             */
            via: string;
        };
        /**
         * History
         * @description What was done to a record, the newest first; `next` is where the page after it begins.
         */
        History: {
            /** Items */
            items: components["schemas"]["Step"][];
            /** Next */
            next: number | null;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /** Page[Entry] */
        Page_Entry_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["Entry"][];
            /** Next */
            next?: string | null;
        };
        /**
         * Step
         * @description One thing that was done to a record.
         */
        Step: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: components["schemas"]["Change"][];
            /** Command */
            command: string;
            /** Id */
            id: number;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /** Via */
            via: string;
        };
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
        /**
         * Verdict
         * @description Whether the trail is what it was when it was sealed.
         */
        Verdict: {
            /** Breaks */
            breaks: components["schemas"]["Break"][];
            /**
             * Digest
             * @description Of the last link; keep it elsewhere to compare.
             */
            digest: string | null;
            /** @description The first place where it does not. */
            first: components["schemas"]["Break"] | null;
            /** Holds */
            holds: boolean;
            /** Links */
            links: number;
            /** Sealed At */
            sealed_at: string | null;
            /**
             * Waiting
             * @description Entries that are not sealed yet.
             */
            waiting: number;
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
