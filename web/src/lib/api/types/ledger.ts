// Written by `npm run api` from docs/openapi/ledger.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccountKind
         * @description Where an account stands: the first three on the balance sheet, the others in the result.
         * @enum {string}
         */
        AccountKind: "asset" | "liability" | "equity" | "income" | "expense";
        /**
         * AccountReply
         * @description An account of the chart.
         */
        AccountReply: {
            /** Active */
            active: boolean;
            /** Code */
            code: string;
            /** Currency */
            currency: string | null;
            kind: components["schemas"]["AccountKind"];
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Required Dimensions */
            required_dimensions: string[];
            subtype: components["schemas"]["Subtype"];
            /** Version */
            version: number;
        };
        /**
         * AddAccount
         * @description A new account under a code of its own.
         */
        AddAccount: {
            /**
             * Active
             * @default true
             */
            active: boolean;
            /** Code */
            code: string;
            /**
             * Currency
             * @description The only one its lines may be in.
             */
            currency?: string | null;
            kind: components["schemas"]["AccountKind"];
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note: string;
            /** Required Dimensions */
            required_dimensions?: string[];
            /** @default general */
            subtype: components["schemas"]["Subtype"];
        };
        /**
         * AddNamed
         * @description A code and a name.
         */
        AddNamed: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * Allocate
         * @description What settles what, and on which day.
         */
        Allocate: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Pairs */
            pairs: components["schemas"]["Settle"][];
        };
        /**
         * AllocationRow
         * @description A settlement; one that takes back another is negative.
         */
        AllocationRow: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /**
             * Credit Entry
             * Format: uuid
             */
            credit_entry: string;
            /** Credit Position */
            credit_position: number;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Debit Entry
             * Format: uuid
             */
            debit_entry: string;
            /** Debit Position */
            debit_position: number;
            /**
             * Exchange
             * @example 1250.00
             */
            exchange: string;
            /** Exchange Entry */
            exchange_entry: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /** Undoes */
            undoes: string | null;
        };
        /**
         * BalanceReply
         * @description An account's debits, credits and balance (debit less credit).
         */
        BalanceReply: {
            /** Account */
            account: string;
            /**
             * Balance
             * @example 1250.00
             */
            balance: string;
            /**
             * Credit
             * @example 1250.00
             */
            credit: string;
            /**
             * Debit
             * @example 1250.00
             */
            debit: string;
            kind: components["schemas"]["AccountKind"];
            /** Name */
            name: string;
            /** Subtype */
            subtype: string;
        };
        /** Body_ledger_import_accounts */
        Body_ledger_import_accounts: {
            /**
             * Dry Run
             * @description Check everything, write nothing.
             * @default false
             */
            dry_run: boolean;
            /**
             * File
             * @description CSV or XLSX, with a row of headings.
             */
            file: string;
            /**
             * Mapping
             * @description JSON object: {"our_field": "their heading"}.
             */
            mapping?: string | null;
        };
        /** Body_ledger_import_ecb_rates */
        Body_ledger_import_ecb_rates: {
            /**
             * File
             * @description eurofxref, XML or CSV, zipped or not.
             */
            file: string;
        };
        /** Body_ledger_import_entries */
        Body_ledger_import_entries: {
            /**
             * Dry Run
             * @description Check everything, write nothing.
             * @default false
             */
            dry_run: boolean;
            /**
             * File
             * @description CSV, XLSX, or a JSON array of flat objects.
             */
            file: string;
            /**
             * Mapping
             * @description JSON object: {"our_field": "their heading"}.
             */
            mapping?: string | null;
        };
        /** Body_ledger_import_opening_balances */
        Body_ledger_import_opening_balances: {
            /**
             * Dated
             * Format: date
             * @description The day from which the balances stand.
             */
            dated: string;
            /**
             * @description Refuse a difference, or post it to the opening account.
             * @default refuse
             */
            difference: components["schemas"]["Difference-Input"];
            /**
             * Dry Run
             * @description Check everything, write nothing.
             * @default false
             */
            dry_run: boolean;
            /**
             * File
             * @description CSV or XLSX, with a row of headings.
             */
            file: string;
            /**
             * Mapping
             * @description JSON object: {"our_field": "their heading"}.
             */
            mapping?: string | null;
            /**
             * Memo
             * @default Opening balances
             */
            memo: string;
        };
        /** Body_ledger_import_rates */
        Body_ledger_import_rates: {
            /**
             * Dry Run
             * @description Check everything, write nothing.
             * @default false
             */
            dry_run: boolean;
            /**
             * File
             * @description CSV or XLSX, with a row of headings.
             */
            file: string;
            /**
             * Mapping
             * @description JSON object: {"our_field": "their heading"}.
             */
            mapping?: string | null;
        };
        /**
         * Break
         * @description Where the chain does not hold.
         */
        Break: {
            /** Entry Id */
            entry_id: string | null;
            /** Number */
            number: string | null;
            /**
             * Place
             * @description The place in the chain, from 1.
             */
            place: number | null;
            /** Problem */
            problem: string;
        };
        /**
         * Bulk
         * @description Entries to post, each for itself.
         */
        Bulk: {
            /** Entries */
            entries: components["schemas"]["Entry"][];
        };
        /** BulkReply[Posted] */
        BulkReply_Posted_: {
            /** Done */
            done: number;
            /** Refused */
            refused: number;
            /** Rows */
            rows: components["schemas"]["RowResult_Posted_"][];
        };
        /**
         * CheckReply
         * @description What is looked at before closing, and how much of it was found.
         */
        CheckReply: {
            /** Blocking */
            blocking: boolean;
            /** Detail */
            detail: string;
            /** Found */
            found: number;
            /** Name */
            name: string;
        };
        /**
         * ChecksReply
         * @description Whether balances, items and lines agree; up to 1,000 differences.
         */
        ChecksReply: {
            /** Differences */
            differences: components["schemas"]["Difference-Output"][];
            /** Holds */
            holds: boolean;
        };
        /**
         * ClosingRow
         * @description Who closed, reopened or locked what, when and why.
         */
        ClosingRow: {
            /** Action */
            action: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Reason */
            reason: string;
            /** Subject */
            subject: string | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * CurrencyReply
         * @description A currency and its decimal places.
         */
        CurrencyReply: {
            /** Code */
            code: string;
            /** Decimals */
            decimals: number;
        };
        /**
         * Default
         * @description The account that plays a role.
         */
        Default: {
            /** Account */
            account: string;
            role: components["schemas"]["Role"];
        };
        /**
         * DefaultsSet
         * @description How many roles were given an account.
         */
        DefaultsSet: {
            /** Roles */
            roles: number;
        };
        /**
         * Deleted
         * @description What was deleted.
         */
        Deleted: {
            /** Code */
            code: string;
        };
        /**
         * Difference
         * @description What becomes of the difference between debits and credits.
         * @enum {string}
         */
        "Difference-Input": "refuse" | "post";
        /**
         * Difference
         * @description Something kept that is not what it is kept of.
         */
        "Difference-Output": {
            /** Check */
            check: string;
            /**
             * Found
             * @example 1250.00
             */
            found: string;
            /**
             * Kept
             * @example 1250.00
             */
            kept: string;
            /** On */
            on: string | null;
            /** Subject */
            subject: string;
        };
        /**
         * DimensionReply
         * @description A dimension, such as cost centre.
         */
        DimensionReply: {
            /** Active */
            active: boolean;
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * DraftReply
         * @description An entry that is not posted: nothing of it counts.
         */
        DraftReply: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Journal */
            journal: string;
            /** Lines */
            lines: components["schemas"]["EntryLine"][];
            /** Memo */
            memo: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /** Version */
            version: number;
        };
        /**
         * DraftRow
         * @description A draft in a list.
         */
        DraftRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Journal */
            journal: string;
            /** Memo */
            memo: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /** Version */
            version: number;
        };
        /**
         * Dropped
         * @description The draft that is gone.
         */
        Dropped: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * EditAccount
         * @description An account as it shall be; its code stays.
         */
        EditAccount: {
            /**
             * Active
             * @default true
             */
            active: boolean;
            /**
             * Currency
             * @description The only one its lines may be in.
             */
            currency?: string | null;
            kind: components["schemas"]["AccountKind"];
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note: string;
            /** Required Dimensions */
            required_dimensions?: string[];
            /** @default general */
            subtype: components["schemas"]["Subtype"];
        };
        /**
         * EditNamed
         * @description A dimension or value as it shall be.
         */
        EditNamed: {
            /**
             * Active
             * @default true
             */
            active: boolean;
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * Entry
         * @description An entry to post or to keep as a draft.
         */
        Entry: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Journal
             * @default MSC
             * @example MSC
             */
            journal: string;
            /** Lines */
            lines: components["schemas"]["EntryLine"][];
            /**
             * Memo
             * @default
             */
            memo: string;
        };
        /**
         * EntryLine
         * @description A line: a debit when positive, a credit when negative.
         *
         *     In another currency give `foreign_amount`; `amount`, the company's, may be left to the rate.
         */
        EntryLine: {
            /** Account */
            account: string;
            /** Amount */
            amount?: string | null;
            /** Currency */
            currency?: string | null;
            /** Dimensions */
            dimensions?: string[];
            /** Due */
            due?: string | null;
            /** Foreign Amount */
            foreign_amount?: string | null;
            /**
             * Label
             * @default
             */
            label: string;
            /**
             * Party Id
             * @description On receivable and payable accounts.
             */
            party_id?: string | null;
        };
        /**
         * EntryReply
         * @description A posted entry, whole; it is never changed, only reversed.
         */
        EntryReply: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Journal */
            journal: string;
            /** Lines */
            lines: components["schemas"]["PostedLine"][];
            /** Memo */
            memo: string;
            /** Number */
            number: string;
            /** Reversed By */
            reversed_by: string | null;
            /** Reverses */
            reverses: string | null;
            /** Sealed */
            sealed: boolean;
            /** Source */
            source: string;
            /** Taxes */
            taxes: components["schemas"]["PostedTax"][];
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * EntryRow
         * @description A posted entry in a list; its total is the sum of its debits.
         */
        EntryRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Journal */
            journal: string;
            /** Memo */
            memo: string;
            /** Number */
            number: string;
            /** Reverses */
            reverses: string | null;
            /** Source */
            source: string;
            /**
             * Total
             * @example 1250.00
             */
            total: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * ImportReport
         * @description What an import did, or would do in a dry run; with errors, nothing was written.
         */
        ImportReport: {
            /**
             * Columns
             * @description The headings found in the file.
             */
            columns: string[];
            /** Dry Run */
            dry_run: boolean;
            /** Error Count */
            error_count: number;
            /** Errors */
            errors?: components["schemas"]["RowError"][];
            /** Imported */
            imported: number;
            /**
             * Mapping
             * @description Field of ours to heading of the file.
             */
            mapping: {
                [key: string]: string;
            };
            /** Rows */
            rows: number;
            /**
             * Unmapped
             * @description Headings that no field takes.
             */
            unmapped: string[];
        };
        /**
         * ItemReference
         * @description An open item: the position of a line in an entry, from 1.
         */
        ItemReference: {
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /** Position */
            position: number;
        };
        /**
         * ItemRow
         * @description What one party owes, or is owed, by one line of an entry.
         */
        ItemRow: {
            /** Account */
            account: string;
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /**
             * Amount Company
             * @example 1250.00
             */
            amount_company: string;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Due
             * Format: date
             */
            due: string;
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /** Is Open */
            is_open: boolean;
            /** Label */
            label: string;
            /** Number */
            number: string;
            /**
             * Open
             * @example 1250.00
             */
            open: string;
            /**
             * Open Company
             * @example 1250.00
             */
            open_company: string;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /** Position */
            position: number;
            /** Source */
            source: string;
        };
        /**
         * JournalReply
         * @description A journal; it numbers its entries by year.
         */
        JournalReply: {
            /** Active */
            active: boolean;
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * LineRow
         * @description A posted line in a list.
         */
        LineRow: {
            /** Account */
            account: string;
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Foreign Amount
             * @example 1250.00
             */
            foreign_amount: string;
            /** Journal */
            journal: string;
            /** Label */
            label: string;
            /** Memo */
            memo: string;
            /** Number */
            number: string;
            /** Party Id */
            party_id: string | null;
            /** Position */
            position: number;
            /** Source */
            source: string;
        };
        /**
         * Locks
         * @description Up to which day the books are locked: softly for most, hard for everybody.
         */
        Locks: {
            /**
             * Hard Lock
             * @description Once set it only moves forward.
             */
            hard_lock?: string | null;
            /**
             * Reason
             * @default set
             */
            reason: string;
            /** Soft Lock */
            soft_lock?: string | null;
        };
        /**
         * Opening
         * @description Opening balances: what they lack to balance goes against the opening account.
         */
        Opening: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Lines */
            lines: components["schemas"]["EntryLine"][];
            /**
             * Memo
             * @default Opening balances
             */
            memo: string;
        };
        /**
         * OpeningReport
         * @description What opening the books from a file did, or would do in a dry run.
         */
        OpeningReport: {
            /**
             * Columns
             * @description The headings found in the file.
             */
            columns: string[];
            /**
             * Difference
             * @description Debits less credits: what the opening account was credited with.
             * @default 0.00
             * @example 1250.00
             */
            difference: string;
            /** Dry Run */
            dry_run: boolean;
            /** Entry Id */
            entry_id?: string | null;
            /** Error Count */
            error_count: number;
            /** Errors */
            errors?: components["schemas"]["RowError"][];
            /** Imported */
            imported: number;
            /**
             * Mapping
             * @description Field of ours to heading of the file.
             */
            mapping: {
                [key: string]: string;
            };
            /** Number */
            number?: string | null;
            /** Rows */
            rows: number;
            /**
             * Unmapped
             * @description Headings that no field takes.
             */
            unmapped: string[];
        };
        /**
         * OpenYear
         * @description The first day of the year to add: it follows the last one, or precedes the first.
         */
        OpenYear: {
            /**
             * Starts
             * Format: date
             */
            starts: string;
        };
        /** Page[AccountReply] */
        Page_AccountReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["AccountReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[AllocationRow] */
        Page_AllocationRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["AllocationRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[ClosingRow] */
        Page_ClosingRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["ClosingRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[DimensionReply] */
        Page_DimensionReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["DimensionReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[DraftRow] */
        Page_DraftRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["DraftRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[EntryRow] */
        Page_EntryRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["EntryRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[ItemRow] */
        Page_ItemRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["ItemRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[LineRow] */
        Page_LineRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["LineRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[PeriodReply] */
        Page_PeriodReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["PeriodReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[RateReply] */
        Page_RateReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["RateReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[RevaluationReply] */
        Page_RevaluationReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["RevaluationReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[ValueReply] */
        Page_ValueReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["ValueReply"][];
            /** Next */
            next?: string | null;
        };
        /**
         * PeriodReply
         * @description A period of a fiscal year.
         */
        PeriodReply: {
            /** Closed At */
            closed_at: string | null;
            /** Closed By */
            closed_by: string | null;
            /**
             * Ends
             * Format: date
             */
            ends: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Starts
             * Format: date
             */
            starts: string;
            /** Version */
            version: number;
            /**
             * Year Id
             * Format: uuid
             */
            year_id: string;
        };
        /**
         * Posted
         * @description The number an entry got.
         */
        Posted: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Journal */
            journal: string;
            /**
             * Number
             * @example MSC-2026-00001
             */
            number: string;
        };
        /**
         * PostedLine
         * @description A line as posted; `open` is what is still owed of it, on receivable and payable accounts.
         */
        PostedLine: {
            /** Account */
            account: string;
            /** Account Name */
            account_name: string;
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Currency */
            currency: string;
            /** Dimensions */
            dimensions: string[];
            /** Due */
            due: string | null;
            /**
             * Foreign Amount
             * @example 1250.00
             */
            foreign_amount: string;
            /** Label */
            label: string;
            /** Open */
            open: string | null;
            /** Party Id */
            party_id: string | null;
            /** Position */
            position: number;
        };
        /**
         * PostedTax
         * @description What the entry adds to the tax summary.
         */
        PostedTax: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /**
             * Base
             * @example 1250.00
             */
            base: string;
            /** Tax */
            tax: string;
        };
        /**
         * RateReply
         * @description The rate of a day, and where it came from.
         */
        RateReply: {
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Rate
             * @example 1.0842
             */
            rate: string;
            /** Source */
            source: string;
        };
        /**
         * RatesKept
         * @description How many rates were written, and of which days.
         */
        RatesKept: {
            /** First */
            first: string | null;
            /** Last */
            last: string | null;
            /** Rates */
            rates: number;
        };
        /**
         * Reopen
         * @description Why it is opened again; this stays in the trace.
         */
        Reopen: {
            /** Reason */
            reason: string;
        };
        /**
         * RevaluationReply
         * @description A run: its entry, the reversal a day later, and what it gained and lost.
         */
        RevaluationReply: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Gain
             * @example 1250.00
             */
            gain: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Loss
             * @example 1250.00
             */
            loss: string;
            /**
             * Reversal Id
             * Format: uuid
             */
            reversal_id: string;
        };
        /**
         * Revalue
         * @description The day at whose rates balances are to stand.
         */
        Revalue: {
            /**
             * On
             * Format: date
             */
            on: string;
        };
        /**
         * Reversal
         * @description When to reverse, and why.
         */
        Reversal: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Memo
             * @default
             */
            memo: string;
        };
        /**
         * Role
         * @description What a company's default accounts are for; each role names one account.
         * @enum {string}
         */
        Role: "receivable" | "payable" | "bank" | "income" | "expense" | "tax_due" | "tax_deductible" | "exchange_gain" | "exchange_loss" | "unrealised_gain" | "unrealised_loss" | "write_off" | "rounding" | "bank_suspense" | "bank_fees" | "retained_earnings" | "opening";
        /**
         * RowError
         * @description What is wrong with one cell: row as the file numbers it, the file's column, our field.
         */
        RowError: {
            /** Column */
            column?: string | null;
            /** Detail */
            detail: string;
            /** Field */
            field?: string | null;
            /**
             * Kind
             * @description What kind of misfit, where it is a usual one.
             */
            kind?: string | null;
            /**
             * Limit
             * @description What the cell went past, if there is a limit.
             */
            limit?: string | null;
            /** Row */
            row: number;
        };
        /** RowResult[Posted] */
        RowResult_Posted_: {
            /** Problem */
            problem?: {
                [key: string]: unknown;
            } | null;
            result?: components["schemas"]["Posted"] | null;
            /**
             * Row
             * @description The place of the row in the request, from 0.
             */
            row: number;
            /**
             * Status
             * @description The HTTP status this row would have had on its own.
             */
            status: number;
        };
        /**
         * Sealed
         * @description How many entries were sealed now and in all, and the hash at the head of the chain.
         */
        Sealed: {
            /** Hash */
            hash: string | null;
            /** Sealed */
            sealed: number;
            /** Sealed Now */
            sealed_now: number;
        };
        /**
         * SetDefaults
         * @description Which account plays which role; roles left out stay as they are.
         */
        SetDefaults: {
            /** Accounts */
            accounts: {
                [key: string]: string;
            };
        };
        /**
         * SetJournal
         * @description A journal as it shall be.
         */
        SetJournal: {
            /**
             * Active
             * @default true
             */
            active: boolean;
            /** Name */
            name: string;
        };
        /**
         * SetRate
         * @description Units of the currency for one of the company's.
         */
        SetRate: {
            /**
             * Rate
             * @example 1.0842
             */
            rate: string;
        };
        /**
         * Settings
         * @description What the books are kept in, and up to which days they are locked.
         */
        Settings: {
            /** Currency */
            currency: string;
            /** Hard Lock */
            hard_lock: string | null;
            /**
             * Set Up At
             * Format: date-time
             */
            set_up_at: string;
            /** Soft Lock */
            soft_lock: string | null;
            /** Template */
            template: string;
            /** Version */
            version: number;
        };
        /**
         * Settle
         * @description So much of a debit settled by a credit, in their currency.
         */
        Settle: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            credit: components["schemas"]["ItemReference"];
            debit: components["schemas"]["ItemReference"];
        };
        /**
         * Settled
         * @description How many pairs were settled, or taken back.
         */
        Settled: {
            /** Pairs */
            pairs: number;
        };
        /**
         * SetUp
         * @description The template to begin with; the fiscal year begins on the first day of a month.
         */
        SetUp: {
            /**
             * Currency
             * @description Left out: the company's.
             */
            currency?: string | null;
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language: "en" | "de";
            /**
             * Template
             * @enum {string}
             */
            template: "generic" | "skr04" | "us";
            /**
             * Year Starts
             * Format: date
             */
            year_starts: string;
        };
        /**
         * StatementLine
         * @description A line of an account, and the balance after it.
         */
        StatementLine: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /**
             * Balance
             * @example 1250.00
             */
            balance: string;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Foreign Amount
             * @example 1250.00
             */
            foreign_amount: string;
            /** Journal */
            journal: string;
            /** Label */
            label: string;
            /** Memo */
            memo: string;
            /** Number */
            number: string;
            /** Party Id */
            party_id: string | null;
            /** Position */
            position: number;
            /** Source */
            source: string;
        };
        /**
         * StatementReply
         * @description A page of an account's lines; `next` is the cursor of the page after it.
         */
        StatementReply: {
            /** Account */
            account: string;
            /** Lines */
            lines: components["schemas"]["StatementLine"][];
            /** Name */
            name: string;
            /** Next */
            next: string | null;
            /**
             * Opening
             * @example 1250.00
             */
            opening: string;
        };
        /**
         * Subtype
         * @description What an account is for. Receivable and payable accounts keep open items per party.
         * @enum {string}
         */
        Subtype: "general" | "receivable" | "payable" | "bank" | "cash" | "tax" | "inventory" | "fixed" | "prepayment" | "loan" | "retained" | "cost_of_sales" | "depreciation" | "financial" | "income_tax";
        /**
         * TemplateReply
         * @description A chart to begin with.
         */
        TemplateReply: {
            /** Accounts */
            accounts: number;
            /** Name */
            name: string;
            /** Template */
            template: string;
        };
        /**
         * Unallocate
         * @description Which allocations to take back, and on which day.
         */
        Unallocate: {
            /** Allocations */
            allocations: string[];
            /**
             * Dated
             * Format: date
             */
            dated: string;
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
         * ValueReply
         * @description A value of a dimension.
         */
        ValueReply: {
            /** Active */
            active: boolean;
            /** Code */
            code: string;
            /**
             * Dimension Id
             * Format: uuid
             */
            dimension_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * VerdictReply
         * @description Whether the books are what was sealed; the first break comes first.
         */
        VerdictReply: {
            /** Breaks */
            breaks: components["schemas"]["Break"][];
            /** Hash */
            hash: string | null;
            /** Holds */
            holds: boolean;
            /** Sealed */
            sealed: number;
            /** Unsealed */
            unsealed: number;
        };
        /**
         * YearReply
         * @description A fiscal year; once closed, the result it carried to retained earnings.
         */
        YearReply: {
            /** Closed At */
            closed_at: string | null;
            /** Closed By */
            closed_by: string | null;
            /**
             * Ends
             * Format: date
             */
            ends: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Result */
            result: string | null;
            /**
             * Starts
             * Format: date
             */
            starts: string;
            /** Version */
            version: number;
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
