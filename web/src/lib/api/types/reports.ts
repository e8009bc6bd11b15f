// Written by `npm run api` from docs/openapi/reports.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AgeBy
         * @description From which day an item ages: the day it was due, or the day it was booked.
         * @enum {string}
         */
        AgeBy: "due" | "dated";
        /**
         * AttentionReply
         * @description Something to be done: how many, how much, and where they are.
         */
        AttentionReply: {
            /** Address */
            address: string;
            /** Amount */
            amount: string | null;
            /** Count */
            count: number;
            /** Key */
            key: string;
            /** Title */
            title: string;
        };
        /**
         * BankReply
         * @description What is in a bank or cash account, in its currency and in the company's.
         */
        BankReply: {
            /** Account */
            account: string;
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /**
             * Company Amount
             * @example 1250.00
             */
            company_amount: string;
            /** Currency */
            currency: string;
            /** Name */
            name: string;
            /** Source */
            source: string;
        };
        /**
         * BeginningReply
         * @description Which of the first steps a company has taken; without entries it has only begun.
         */
        BeginningReply: {
            /** Bank */
            bank: boolean;
            /** Books */
            books: boolean;
            /** Customers */
            customers: boolean;
            /** Has Entries */
            has_entries: boolean;
            /** Invoice */
            invoice: boolean;
            /** Letterhead */
            letterhead: boolean;
            /** Products */
            products: boolean;
            /** Statement */
            statement: boolean;
            /** Taxes */
            taxes: boolean;
        };
        /**
         * By
         * @description What sales are added up by.
         * @enum {string}
         */
        By: "customer" | "product" | "month";
        /**
         * CellReply
         * @description A value as text, decimals exact; `source` gives what it is made of.
         */
        CellReply: {
            /** Source */
            source?: string | null;
            /** Value */
            value: string | null;
        };
        /**
         * CheckReply
         * @description Something that must hold if the report is right.
         */
        CheckReply: {
            /** Detail */
            detail: string;
            /** Holds */
            holds: boolean;
            /** Name */
            name: string;
        };
        /**
         * ColumnReply
         * @description A column: the key its cells have in each row.
         */
        ColumnReply: {
            /** Key */
            key: string;
            kind: components["schemas"]["Kind"];
            /** Title */
            title: string;
        };
        /**
         * Compare
         * @description Which periods stand beside the one asked for.
         * @enum {string}
         */
        Compare: "nothing" | "previous_period" | "previous_year";
        /**
         * FigureReply
         * @description A figure, the same of the period before, and the address of what it is made of.
         */
        FigureReply: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Before */
            before?: string | null;
            /** Key */
            key: string;
            /** Source */
            source: string;
            /** Title */
            title: string;
        };
        /**
         * Format
         * @description How a report is given out.
         * @enum {string}
         */
        Format: "json" | "csv" | "xlsx" | "pdf";
        /**
         * HomeReply
         * @description A company's home page; receivables and payables begin with their total.
         */
        HomeReply: {
            /** Attention */
            attention: components["schemas"]["AttentionReply"][];
            /** Banks */
            banks: components["schemas"]["BankReply"][];
            /** Company */
            company: string;
            /** Currency */
            currency: string;
            /** Figures */
            figures: components["schemas"]["FigureReply"][];
            /**
             * On
             * Format: date
             */
            on: string;
            /** Payables */
            payables: components["schemas"]["FigureReply"][];
            /** Period */
            period: string;
            /** Receivables */
            receivables: components["schemas"]["FigureReply"][];
            /** Trend */
            trend: components["schemas"]["MonthReply"][];
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * Kind
         * @description What a column holds.
         * @enum {string}
         */
        Kind: "text" | "date" | "amount" | "quantity" | "percent";
        /**
         * MonthReply
         * @description What a month, or the part of it that is over, earned and left.
         */
        MonthReply: {
            /**
             * Ends
             * Format: date
             */
            ends: string;
            result: components["schemas"]["FigureReply"];
            revenue: components["schemas"]["FigureReply"];
            /**
             * Starts
             * Format: date
             */
            starts: string;
        };
        /**
         * ReportReply
         * @description A report; amounts are in its currency where no column says another.
         */
        ReportReply: {
            /** Checks */
            checks: components["schemas"]["CheckReply"][];
            /** Columns */
            columns: components["schemas"]["ColumnReply"][];
            /** Company */
            company: string;
            /** Currency */
            currency: string;
            /** Name */
            name: string;
            /** Next */
            next?: string | null;
            /** Period */
            period: string;
            /** Rows */
            rows: components["schemas"]["RowReply"][];
            /** Title */
            title: string;
        };
        /**
         * RowKind
         * @description What a row is to its neighbours: a heading over some, one of many, or their sum.
         * @enum {string}
         */
        RowKind: "group" | "line" | "total";
        /**
         * RowReply
         * @description A row, in reading order; level 0 is outermost.
         */
        RowReply: {
            /** Cells */
            cells: {
                [key: string]: components["schemas"]["CellReply"];
            };
            /** Key */
            key: string;
            kind: components["schemas"]["RowKind"];
            /** Level */
            level: number;
        };
        /**
         * Section
         * @description The sections of the balance sheet and the profit and loss statement.
         * @enum {string}
         */
        Section: "cash" | "receivables" | "inventories" | "prepayments" | "other_current_assets" | "fixed_assets" | "payables" | "taxes" | "loans" | "other_liabilities" | "equity" | "revenue" | "cost_of_sales" | "operating_expenses" | "financial_result" | "income_tax";
        /**
         * Show
         * @description How journal lines make up a figure: all of them, signed either way, or one side's.
         * @enum {string}
         */
        Show: "debit_less_credit" | "credit_less_debit" | "debit" | "credit";
        /**
         * Side
         * @description Who owes: customers us, or we suppliers.
         * @enum {string}
         */
        Side: "receivable" | "payable";
        /**
         * Split
         * @description How a period is divided into columns.
         * @enum {string}
         */
        Split: "not" | "month" | "quarter" | "year";
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
