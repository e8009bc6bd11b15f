// Written by `npm run api` from docs/openapi/payments.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptBody
         * @description How to settle a line: as proposed where neither parts nor a payment are given.
         */
        AcceptBody: {
            /**
             * Learn
             * @description Words by which lines like this one go to the same account from now on.
             * @default
             */
            learn: string;
            /** Parts */
            parts?: components["schemas"]["PartBody"][];
            /**
             * Payment Id
             * @description A payment recorded by hand.
             */
            payment_id?: string | null;
        };
        /**
         * AcceptLine
         * @description A line and how to settle it.
         */
        AcceptLine: {
            /**
             * Learn
             * @description Words by which lines like this one go to the same account from now on.
             * @default
             */
            learn: string;
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            /** Parts */
            parts?: components["schemas"]["PartBody"][];
            /**
             * Payment Id
             * @description A payment recorded by hand.
             */
            payment_id?: string | null;
        };
        /**
         * AcceptMany
         * @description Lines to settle, each on its own.
         */
        AcceptMany: {
            /** Lines */
            lines: components["schemas"]["AcceptLine"][];
        };
        /**
         * AccountKind
         * @description Where money is kept.
         * @enum {string}
         */
        AccountKind: "bank" | "cash";
        /**
         * AllocateBody
         * @description Documents to settle with what is left of a payment.
         */
        AllocateBody: {
            /** Allocations */
            allocations: components["schemas"]["AllocationBody"][];
            /**
             * Dated
             * @description The payment's day if left out.
             */
            dated?: string | null;
        };
        /**
         * Allocated
         * @description What a payment settles, and the exchange difference that this realised.
         */
        Allocated: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
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
             * Exchange
             * @description In the company's currency; negative is a gain.
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
            /** Number */
            number: string;
            /** Position */
            position: number;
        };
        /**
         * AllocationBody
         * @description A document to settle: a posted invoice or credit note, or any entry's open items.
         */
        AllocationBody: {
            /**
             * Amount
             * @description In the document's currency; as much as is open and paid for if left out.
             */
            amount?: string | null;
            /**
             * Entry Id
             * @description Where it is no invoice.
             */
            entry_id?: string | null;
            /** Invoice Id */
            invoice_id?: string | null;
            /**
             * Position
             * @description One item of it, such as one instalment; all of them, oldest first, if left out.
             */
            position?: number | null;
            /**
             * Write Off
             * @description Of the amount, what is given up.
             * @default 0
             * @example 1250.00
             */
            write_off: string;
        };
        /**
         * BankAccountBody
         * @description A bank or cash account, and the ledger account and journal it posts to.
         */
        BankAccountBody: {
            /**
             * Account
             * @description Of the chart of accounts; no two bank accounts share one.
             */
            account: string;
            /**
             * Bic
             * @default
             */
            bic: string;
            /**
             * Currency
             * @example EUR
             */
            currency: string;
            /**
             * Iban
             * @default
             * @example DE02 1005 0000 0054 5404 02
             */
            iban: string;
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /**
             * Journal
             * @description BNK for banks, CSH for cash.
             * @default BNK
             */
            journal: string;
            /** @default bank */
            kind: components["schemas"]["AccountKind"];
            /** Name */
            name: string;
            /**
             * Number
             * @description As statements spell it that have no IBAN.
             * @default
             */
            number: string;
        };
        /**
         * BankAccountReply
         * @description A bank or cash account as it is kept.
         */
        BankAccountReply: {
            /** Account */
            account: string;
            /** Bic */
            bic: string;
            /** Currency */
            currency: string;
            /** Iban */
            iban: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Journal */
            journal: string;
            kind: components["schemas"]["AccountKind"];
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Version */
            version: number;
        };
        /** Body_payments_import_payments */
        Body_payments_import_payments: {
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
        /** Body_payments_import_statements */
        Body_payments_import_statements: {
            /**
             * Accepts Difference
             * @description Take statements that do not tie, and keep the difference.
             * @default false
             */
            accepts_difference: boolean;
            /**
             * Bank Account Id
             * @description Where the file does not say, or not by IBAN.
             */
            bank_account_id?: string | null;
            /**
             * Columns
             * @description For CSV, a JSON object: names (what to column), delimiter, decimal, dates (such as DD.MM.YYYY), encoding. Guessed where left out.
             */
            columns?: string | null;
            /**
             * Dry Run
             * @description Say what would come of it.
             * @default false
             */
            dry_run: boolean;
            /**
             * File
             * @description CAMT.053, MT940, OFX or CSV.
             */
            file: string;
            /** @description Found out if left out. */
            format?: components["schemas"]["Format"] | null;
        };
        /** BulkReply[LineReply] */
        BulkReply_LineReply_: {
            /** Done */
            done: number;
            /** Refused */
            refused: number;
            /** Rows */
            rows: components["schemas"]["RowResult_LineReply_"][];
        };
        /** BulkReply[PaymentReply] */
        BulkReply_PaymentReply_: {
            /** Done */
            done: number;
            /** Refused */
            refused: number;
            /** Rows */
            rows: components["schemas"]["RowResult_PaymentReply_"][];
        };
        /**
         * CancelBody
         * @description When and why a payment is undone.
         */
        CancelBody: {
            /**
             * Dated
             * @description The payment's own day if left out.
             */
            dated?: string | null;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * Deleted
         * @description What was deleted.
         */
        Deleted: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * Direction
         * @description Which way money went.
         * @enum {string}
         */
        Direction: "received" | "sent";
        /**
         * Format
         * @description The statement formats that are read.
         * @enum {string}
         */
        Format: "camt053" | "mt940" | "ofx" | "csv";
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * IgnoreBody
         * @description Why a line is put aside.
         */
        IgnoreBody: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * ImportedStatement
         * @description What came of one statement of a file.
         */
        ImportedStatement: {
            /** Account */
            account: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /** Closed */
            closed: string | null;
            /** Closing */
            closing: string | null;
            /**
             * Difference
             * @example 1250.00
             */
            difference: string;
            /**
             * Id
             * @description None where it was imported before.
             */
            id: string | null;
            /** Lines */
            lines: number;
            /** New */
            new: number;
            /** Number */
            number: string;
            /** Opened */
            opened: string | null;
            /** Opening */
            opening: string | null;
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
         * LineReply
         * @description A statement line with its proposal, or what it was matched with.
         */
        LineReply: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Bank Account */
            bank_account: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /** Bank Reference */
            bank_reference: string;
            /** Batch */
            batch: string;
            /**
             * Charges
             * @example 1250.00
             */
            charges: string;
            /** Code */
            code: string;
            /** Confidence */
            confidence: string | null;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** End To End */
            end_to_end: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Reversal */
            is_reversal: boolean;
            /** Match */
            match: {
                [key: string]: unknown;
            } | null;
            /** Note */
            note: string;
            /** Party */
            party: string;
            /** Party Account */
            party_account: string;
            /** Position */
            position: number;
            proposal: components["schemas"]["ProposalReply"] | null;
            /** Reason */
            reason: string | null;
            /** Reason Code */
            reason_code: string | null;
            /** Reason Facts */
            reason_facts: {
                [key: string]: string | string[];
            } | null;
            /** Reference */
            reference: string;
            /**
             * Statement Id
             * Format: uuid
             */
            statement_id: string;
            /**
             * Status
             * @enum {string}
             */
            status: "open" | "proposed" | "matched" | "ignored";
            /** Structured */
            structured: string;
            /** Text */
            text: string;
            /** Value Date */
            value_date: string | null;
            /** Version */
            version: number;
        };
        /**
         * LineRow
         * @description A statement line.
         */
        LineRow: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Bank Account */
            bank_account: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /** Bank Reference */
            bank_reference: string;
            /** Batch */
            batch: string;
            /**
             * Charges
             * @example 1250.00
             */
            charges: string;
            /** Code */
            code: string;
            /** Confidence */
            confidence: string | null;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** End To End */
            end_to_end: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Reversal */
            is_reversal: boolean;
            /** Note */
            note: string;
            /** Party */
            party: string;
            /** Party Account */
            party_account: string;
            /** Position */
            position: number;
            /** Reason */
            reason: string | null;
            /** Reason Code */
            reason_code: string | null;
            /** Reason Facts */
            reason_facts: {
                [key: string]: string | string[];
            } | null;
            /** Reference */
            reference: string;
            /**
             * Statement Id
             * Format: uuid
             */
            statement_id: string;
            /**
             * Status
             * @enum {string}
             */
            status: "open" | "proposed" | "matched" | "ignored";
            /** Structured */
            structured: string;
            /** Text */
            text: string;
            /** Value Date */
            value_date: string | null;
            /** Version */
            version: number;
        };
        /**
         * MatchReply
         * @description What a line was settled with: its entry, and the payments that were made or confirmed.
         */
        MatchReply: {
            /** Confidence */
            confidence: string | null;
            /** Entry Id */
            entry_id: string | null;
            /** Evidence */
            evidence: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            /**
             * Matched At
             * Format: date-time
             */
            matched_at: string;
            /** Parts */
            parts: {
                [key: string]: unknown;
            }[];
            /** Payments */
            payments: string[];
            /** Reason */
            reason: string;
            /**
             * Reason Code
             * @description Why; empty where it was done by hand.
             */
            reason_code: string;
            /** Reason Facts */
            reason_facts: {
                [key: string]: string | string[];
            };
            /** Undone At */
            undone_at: string | null;
            /** Undone Entry */
            undone_entry: string | null;
        };
        /**
         * Method
         * @description How money was handed over.
         * @enum {string}
         */
        Method: "transfer" | "direct_debit" | "card" | "cash" | "cheque" | "other";
        /**
         * Notice
         * @description What was noticed of a file: in words, and by its code and facts for other languages.
         */
        Notice: {
            /** Reason */
            reason: string;
            /** Reason Code */
            reason_code: string;
            /** Reason Facts */
            reason_facts: {
                [key: string]: string | string[];
            };
        };
        /** Page[BankAccountReply] */
        Page_BankAccountReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["BankAccountReply"][];
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
        /** Page[PaymentRow] */
        Page_PaymentRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["PaymentRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[RuleReply] */
        Page_RuleReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["RuleReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[StatementReply] */
        Page_StatementReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["StatementReply"][];
            /** Next */
            next?: string | null;
        };
        /**
         * PartBody
         * @description A part of a line, counted in the line's direction: a document, a party's credit, an account.
         */
        PartBody: {
            /**
             * Account
             * @description Books the part on this account.
             * @default
             */
            account: string;
            /**
             * Amount
             * @description In the account's currency; negative takes from the others.
             * @example 1250.00
             */
            amount: string;
            /** Entry Id */
            entry_id?: string | null;
            /** Invoice Id */
            invoice_id?: string | null;
            /**
             * Label
             * @default
             */
            label: string;
            /**
             * Party Id
             * @description Keeps the part as this party's credit.
             */
            party_id?: string | null;
            /** Position */
            position?: number | null;
            /**
             * Settles
             * @description Of a document in another currency; all that is open if left out.
             */
            settles?: string | null;
            /**
             * Write Off
             * @default 0
             * @example 1250.00
             */
            write_off: string;
        };
        /**
         * PaymentBody
         * @description Money received or sent, and what it settles; what is left stays as the party's credit.
         */
        PaymentBody: {
            /** Allocations */
            allocations?: components["schemas"]["AllocationBody"][];
            /**
             * Amount
             * @description What the party is credited with, before the bank's fee.
             * @example 1250.00
             */
            amount: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /**
             * Bank Amount
             * @description What moved in the account's currency, before the fee, where that differs.
             */
            bank_amount?: string | null;
            /**
             * Currency
             * @description Of the documents settled.
             * @example EUR
             */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            direction: components["schemas"]["Direction"];
            /**
             * Fee
             * @description What the bank kept, in its account's currency.
             * @default 0
             * @example 1250.00
             */
            fee: string;
            /**
             * Memo
             * @default
             */
            memo: string;
            /** @default transfer */
            method: components["schemas"]["Method"];
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /**
             * Reference
             * @default
             */
            reference: string;
            /** @description A customer's where received, a supplier's where sent, if left out. */
            side?: components["schemas"]["Side"] | null;
        };
        /**
         * PaymentDetail
         * @description A payment with what it settles and what is left of it.
         */
        PaymentDetail: {
            /** Allocations */
            allocations: components["schemas"]["Allocated"][];
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Bank Account */
            bank_account: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /**
             * Bank Amount
             * @example 1250.00
             */
            bank_amount: string;
            /** Bank Currency */
            bank_currency: string;
            /** Cancel Entry */
            cancel_entry: string | null;
            /** Cancel Reason */
            cancel_reason: string;
            /** Cancelled On */
            cancelled_on: string | null;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            direction: components["schemas"]["Direction"];
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Fee
             * @example 1250.00
             */
            fee: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is By Hand */
            is_by_hand: boolean;
            /**
             * Match Id
             * @description The match that made it, or that confirmed it.
             */
            match_id: string | null;
            /** Memo */
            memo: string;
            method: components["schemas"]["Method"];
            /** Number */
            number: string;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /**
             * Positions
             * @description The lines of its entry that are its open items.
             */
            positions: number[];
            /** Reference */
            reference: string;
            side: components["schemas"]["Side"];
            /**
             * Status
             * @enum {string}
             */
            status: "posted" | "cancelled";
            /**
             * Unallocated
             * @example 1250.00
             */
            unallocated: string;
            /** Version */
            version: number;
            /**
             * Written Off
             * @example 1250.00
             */
            written_off: string;
        };
        /**
         * PaymentEdit
         * @description What may be corrected of a posted payment; all else is cancelled and recorded anew.
         */
        PaymentEdit: {
            /** Memo */
            memo: string;
            /** Reference */
            reference: string;
        };
        /**
         * PaymentReply
         * @description A payment as it is kept.
         */
        PaymentReply: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Bank Account */
            bank_account: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /**
             * Bank Amount
             * @example 1250.00
             */
            bank_amount: string;
            /** Bank Currency */
            bank_currency: string;
            /** Cancel Entry */
            cancel_entry: string | null;
            /** Cancel Reason */
            cancel_reason: string;
            /** Cancelled On */
            cancelled_on: string | null;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            direction: components["schemas"]["Direction"];
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Fee
             * @example 1250.00
             */
            fee: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is By Hand */
            is_by_hand: boolean;
            /**
             * Match Id
             * @description The match that made it, or that confirmed it.
             */
            match_id: string | null;
            /** Memo */
            memo: string;
            method: components["schemas"]["Method"];
            /** Number */
            number: string;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /**
             * Positions
             * @description The lines of its entry that are its open items.
             */
            positions: number[];
            /** Reference */
            reference: string;
            side: components["schemas"]["Side"];
            /**
             * Status
             * @enum {string}
             */
            status: "posted" | "cancelled";
            /** Version */
            version: number;
            /**
             * Written Off
             * @example 1250.00
             */
            written_off: string;
        };
        /**
         * PaymentRow
         * @description A payment in the list.
         */
        PaymentRow: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Bank Account */
            bank_account: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /**
             * Bank Amount
             * @example 1250.00
             */
            bank_amount: string;
            /** Currency */
            currency: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            direction: components["schemas"]["Direction"];
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Fee
             * @example 1250.00
             */
            fee: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is By Hand */
            is_by_hand: boolean;
            /** Is Confirmed */
            is_confirmed: boolean;
            /** Memo */
            memo: string;
            method: components["schemas"]["Method"];
            /** Number */
            number: string;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /** Reference */
            reference: string;
            side: components["schemas"]["Side"];
            /** Status */
            status: string;
            /** Version */
            version: number;
            /**
             * Written Off
             * @example 1250.00
             */
            written_off: string;
        };
        /**
         * PaymentsBody
         * @description Payments to record, each on its own.
         */
        PaymentsBody: {
            /** Payments */
            payments: components["schemas"]["PaymentBody"][];
        };
        /**
         * ProposalReply
         * @description How a line could be settled, why, and how often such proposals were right when measured.
         */
        ProposalReply: {
            /** Confidence */
            confidence: string;
            /** Evidence */
            evidence: string;
            /** Parts */
            parts: components["schemas"]["ProposedPart"][];
            /** Payment Id */
            payment_id: string | null;
            /** Reason */
            reason: string;
            /**
             * Reason Code
             * @description Why, for whoever says it in another language.
             * @default
             */
            reason_code: string;
            /**
             * Reason Facts
             * @description What the reason names: numbers, amounts, a party, days.
             */
            reason_facts?: {
                [key: string]: string | string[];
            };
            /** Rule Id */
            rule_id: string | null;
        };
        /**
         * ProposeBody
         * @description Lines to propose for: those named, or all that are unsettled.
         */
        ProposeBody: {
            /** Bank Account Id */
            bank_account_id?: string | null;
            /** Lines */
            lines?: string[];
        };
        /**
         * Proposed
         * @description How many lines were looked at, have a proposal now, and one of 0.95 or surer.
         */
        Proposed: {
            /** Lines */
            lines: number;
            /** Proposed */
            proposed: number;
            /** Sure */
            sure: number;
        };
        /**
         * ProposedPart
         * @description A part of a proposal, its amount in the line's direction.
         */
        ProposedPart: {
            /** Account */
            account: string;
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Currency */
            currency: string;
            /** Entry Id */
            entry_id: string | null;
            /** Number */
            number: string;
            /** Party Id */
            party_id: string | null;
            /** Position */
            position: number | null;
            /** Settles */
            settles: string | null;
            /**
             * Write Off
             * @example 1250.00
             */
            write_off: string;
        };
        /**
         * Reconciliation
         * @description What the bank and the books say of an account on a day, and what lies between them.
         *
         *     ledger_balance = statement_balance - unposted - ignored + outstanding + other.
         */
        Reconciliation: {
            /** Account */
            account: string;
            /** Bank Account */
            bank_account: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /** Currency */
            currency: string;
            /**
             * Difference
             * @description The ledger's balance less the statement's.
             * @example 1250.00
             */
            difference: string;
            /**
             * Ignored
             * @description Statement lines that were put aside.
             * @example 1250.00
             */
            ignored: string;
            /** Ignored Count */
            ignored_count: number;
            /**
             * Is Reconciled
             * @description Whether nothing remains to be explained or matched.
             */
            is_reconciled: boolean;
            /**
             * Ledger Balance
             * @description Of the ledger account, in the bank's currency.
             * @example 1250.00
             */
            ledger_balance: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /**
             * Other
             * @description What remains: entries posted by hand, and what was there before the first statement, such as an opening balance not booked.
             * @example 1250.00
             */
            other: string;
            /**
             * Outstanding
             * @description Payments by hand that no statement line confirms.
             * @example 1250.00
             */
            outstanding: string;
            /** Outstanding Count */
            outstanding_count: number;
            /** Statement Balance */
            statement_balance: string | null;
            /** Statement Date */
            statement_date: string | null;
            /**
             * Unposted
             * @description Statement lines that are not matched yet.
             * @example 1250.00
             */
            unposted: string;
            /** Unposted Count */
            unposted_count: number;
        };
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
        /** RowResult[LineReply] */
        RowResult_LineReply_: {
            /** Problem */
            problem?: {
                [key: string]: unknown;
            } | null;
            result?: components["schemas"]["LineReply"] | null;
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
        /** RowResult[PaymentReply] */
        RowResult_PaymentReply_: {
            /** Problem */
            problem?: {
                [key: string]: unknown;
            } | null;
            result?: components["schemas"]["PaymentReply"] | null;
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
         * RuleBody
         * @description Words of a line, and the account that it belongs on.
         */
        RuleBody: {
            /** Account */
            account: string;
            /** Contains */
            contains: string;
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /**
             * Label
             * @default
             */
            label: string;
            /**
             * Money In
             * @description Only money that came in, or went out.
             */
            money_in?: boolean | null;
        };
        /**
         * RuleReply
         * @description A rule as it is kept.
         */
        RuleReply: {
            /** Account */
            account: string;
            /** Contains */
            contains: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /**
             * Label
             * @default
             */
            label: string;
            /**
             * Money In
             * @description Only money that came in, or went out.
             */
            money_in?: boolean | null;
            /** Used */
            used: number;
            /** Version */
            version: number;
        };
        /**
         * SettingsBody
         * @description What a company chooses for its payments.
         */
        SettingsBody: {
            /**
             * Fee Account
             * @description Empty: the default for bank fees.
             * @default
             */
            fee_account: string;
            /**
             * Write Off Limit
             * @description Of one document, in the company's currency, with the permission to write off.
             * @example 1250.00
             */
            write_off_limit: string;
        };
        /**
         * SettingsReply
         * @description The settings as they are kept; version 0 where nothing was chosen yet.
         */
        SettingsReply: {
            /** Fee Account */
            fee_account: string;
            /** Version */
            version: number;
            /**
             * Write Off Limit
             * @example 1250.00
             */
            write_off_limit: string;
        };
        /**
         * Side
         * @description Whether the party is paid with as a customer or as a supplier.
         * @enum {string}
         */
        Side: "customer" | "supplier";
        /**
         * StatementReply
         * @description A bank statement.
         */
        StatementReply: {
            /** Bank Account */
            bank_account: string;
            /**
             * Bank Account Id
             * Format: uuid
             */
            bank_account_id: string;
            /** Closed */
            closed: string | null;
            /** Closing */
            closing: string | null;
            /** Currency */
            currency: string;
            /**
             * Difference
             * @description Accepted by whoever imported it.
             * @example 1250.00
             */
            difference: string;
            /** File Format */
            file_format: string;
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Imported At
             * Format: date-time
             */
            imported_at: string;
            /** Line Count */
            line_count: number;
            /** New Count */
            new_count: number;
            /** Number */
            number: string;
            /** Opened */
            opened: string | null;
            /** Opening */
            opening: string | null;
        };
        /**
         * StatementsImported
         * @description What came of a file of statements.
         */
        StatementsImported: {
            /** Dry Run */
            dry_run: boolean;
            /** Format */
            format: string;
            /** Lines */
            lines: number;
            /**
             * New
             * @description Lines added; the others were known.
             */
            new: number;
            /**
             * Notices
             * @description What was left out or known, and why.
             */
            notices: components["schemas"]["Notice"][];
            /** Statements */
            statements: components["schemas"]["ImportedStatement"][];
        };
        /**
         * UnallocateBody
         * @description Allocations to take back; all of the payment's if none is named.
         */
        UnallocateBody: {
            /** Allocations */
            allocations?: string[];
            /** Dated */
            dated?: string | null;
        };
        /**
         * UndoBody
         * @description When the match is taken back; on the line's own day if left out.
         */
        UndoBody: {
            /** Dated */
            dated?: string | null;
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
         * WriteOffBody
         * @description What is left of documents, given up; of each at most the limit of the settings.
         */
        WriteOffBody: {
            /** Allocations */
            allocations: components["schemas"]["AllocationBody"][];
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
         * WriteOffReply
         * @description The entry of what was given up.
         */
        WriteOffReply: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Documents */
            documents: number;
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
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
