// Written by `npm run api` from docs/openapi/parties.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AddressKind
         * @description What an address is for.
         * @enum {string}
         */
        AddressKind: "billing" | "shipping" | "office" | "other";
        /**
         * AddressShape
         * @description A postal address; a document takes the first of the kind it needs.
         */
        AddressShape: {
            /**
             * City
             * @default
             */
            city: string;
            /**
             * Country
             * @example DE
             */
            country: string;
            /** @default billing */
            kind: components["schemas"]["AddressKind"];
            /**
             * Line1
             * @default
             */
            line1: string;
            /**
             * Line2
             * @default
             */
            line2: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /**
             * Recipient
             * @default
             */
            recipient: string;
            /**
             * Region
             * @default
             */
            region: string;
        };
        /**
         * BankShape
         * @description An account to pay to: an IBAN, or a number as its bank writes it.
         */
        BankShape: {
            /**
             * Account Number
             * @default
             */
            account_number: string;
            /**
             * Bank
             * @default
             */
            bank: string;
            /**
             * Bic
             * @default
             */
            bic: string;
            /**
             * Holder
             * @default
             */
            holder: string;
            /**
             * Iban
             * @default
             * @example DE89370400440532013000
             */
            iban: string;
        };
        /** Body_parties_import_customers */
        Body_parties_import_customers: {
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
        /** Body_parties_import_suppliers */
        Body_parties_import_suppliers: {
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
        /** BulkReply[PartyReply] */
        BulkReply_PartyReply_: {
            /** Done */
            done: number;
            /** Refused */
            refused: number;
            /** Rows */
            rows: components["schemas"]["RowResult_PartyReply_"][];
        };
        /**
         * ChangeStatus
         * @description Why, for whoever wonders later.
         */
        ChangeStatus: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * ContactShape
         * @description Somebody to talk to.
         */
        ContactShape: {
            /**
             * Email
             * @default
             * @example accounts@example.com
             */
            email: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Role
             * @default
             */
            role: string;
        };
        /**
         * FoundParty
         * @description A party as a picker shows it.
         */
        FoundParty: {
            /** Also Known As */
            also_known_as: string;
            /** City */
            city: string;
            /** Code */
            code: string;
            /** Country */
            country: string;
            /** Currency */
            currency: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            status: components["schemas"]["Status"];
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
         * InstalmentShape
         * @description An amount and the day it is due.
         */
        InstalmentShape: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /**
             * Due
             * Format: date
             */
            due: string;
        };
        /**
         * Kind
         * @description What a party is by law.
         * @enum {string}
         */
        Kind: "company" | "person";
        /**
         * LikeParty
         * @description A party that may be the same one, and what it shares.
         */
        LikeParty: {
            /** Because */
            because: ("tax number" | "bank account" | "e-mail" | "name")[];
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            status: components["schemas"]["Status"];
        };
        /**
         * MergeInto
         * @description The party that stays.
         */
        MergeInto: {
            /**
             * Into
             * Format: uuid
             */
            into: string;
        };
        /** Page[PartyRow] */
        Page_PartyRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["PartyRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[TermsReply] */
        Page_TermsReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["TermsReply"][];
            /** Next */
            next?: string | null;
        };
        /**
         * PartiesBody
         * @description Parties to register, each in a transaction of its own.
         */
        PartiesBody: {
            /** Parties */
            parties: components["schemas"]["PartyBody"][];
        };
        /**
         * PartShape
         * @description A share of the total: per cent or money (0 for the remainder), due after the steps.
         */
        "PartShape-Input": {
            /**
             * Share
             * @enum {string}
             */
            share: "percent_of_total" | "percent_of_remainder" | "fixed" | "remainder";
            /** Steps */
            steps?: components["schemas"]["StepShape"][];
            /**
             * Value
             * @default 0
             * @example 1250.00
             */
            value: string;
        };
        /**
         * PartShape
         * @description A share of the total: per cent or money (0 for the remainder), due after the steps.
         */
        "PartShape-Output": {
            /**
             * Share
             * @enum {string}
             */
            share: "percent_of_total" | "percent_of_remainder" | "fixed" | "remainder";
            /** Steps */
            steps?: components["schemas"]["StepShape"][];
            /**
             * Value
             * @default 0.00
             * @example 1250.00
             */
            value: string;
        };
        /**
         * PartyBody
         * @description All that can be said of a customer or supplier. Without a code, one is given.
         */
        PartyBody: {
            /** Addresses */
            addresses?: components["schemas"]["AddressShape"][];
            /**
             * Also Known As
             * @default
             */
            also_known_as: string;
            /** Banks */
            banks?: components["schemas"]["BankShape"][];
            /**
             * Code
             * @default
             */
            code: string | "";
            /** Contacts */
            contacts?: components["schemas"]["ContactShape"][];
            /**
             * Credit Limit
             * @description In the company's currency.
             */
            credit_limit?: string | null;
            /** Currency */
            currency?: string | null;
            /**
             * Email
             * @default
             * @example accounts@example.com
             */
            email: string;
            /**
             * Invoice Email
             * @description Where invoices go, if elsewhere.
             * @default
             * @example accounts@example.com
             */
            invoice_email: string;
            /**
             * Is Customer
             * @default true
             */
            is_customer: boolean;
            /**
             * Is Supplier
             * @default false
             */
            is_supplier: boolean;
            /** @default company */
            kind: components["schemas"]["Kind"];
            /**
             * Language
             * @default
             */
            language: string;
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /** Price List Id */
            price_list_id?: string | null;
            /** Tax Numbers */
            tax_numbers?: components["schemas"]["TaxNumberShape"][];
            /** Terms Id */
            terms_id?: string | null;
            /**
             * Website
             * @default
             */
            website: string;
        };
        /**
         * PartyReply
         * @description A party as it is kept.
         */
        PartyReply: {
            /** Addresses */
            addresses?: components["schemas"]["AddressShape"][];
            /**
             * Also Known As
             * @default
             */
            also_known_as: string;
            /** Banks */
            banks?: components["schemas"]["BankShape"][];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Code
             * @default
             */
            code: string | "";
            /** Contacts */
            contacts?: components["schemas"]["ContactShape"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Credit Limit
             * @description In the company's currency.
             */
            credit_limit?: string | null;
            /** Currency */
            currency?: string | null;
            /**
             * Email
             * @default
             * @example accounts@example.com
             */
            email: string;
            /** Erased At */
            erased_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Invoice Email
             * @description Where invoices go, if elsewhere.
             * @default
             * @example accounts@example.com
             */
            invoice_email: string;
            /**
             * Is Customer
             * @default true
             */
            is_customer: boolean;
            /**
             * Is Supplier
             * @default false
             */
            is_supplier: boolean;
            /** @default company */
            kind: components["schemas"]["Kind"];
            /**
             * Language
             * @default
             */
            language: string;
            /** Merged Into */
            merged_into: string | null;
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /** Price List Id */
            price_list_id?: string | null;
            status: components["schemas"]["Status"];
            /** Status Reason */
            status_reason: string;
            /** Tax Numbers */
            tax_numbers?: components["schemas"]["TaxNumberShape"][];
            /** Terms Id */
            terms_id?: string | null;
            /** Version */
            version: number;
            /**
             * Website
             * @default
             */
            website: string;
        };
        /**
         * PartyRow
         * @description A party in a list; city and country are those of its billing address.
         */
        PartyRow: {
            /** Also Known As */
            also_known_as: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** City */
            city: string;
            /** Code */
            code: string;
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Credit Limit */
            credit_limit: string | null;
            /** Currency */
            currency: string | null;
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Customer */
            is_customer: boolean;
            /** Is Supplier */
            is_supplier: boolean;
            kind: components["schemas"]["Kind"];
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Price List Id */
            price_list_id: string | null;
            status: components["schemas"]["Status"];
            /** Terms Id */
            terms_id: string | null;
            /** Vat Number */
            vat_number: string;
            /** Version */
            version: number;
        };
        /**
         * PastChange
         * @description One thing that was done to the record, and when.
         */
        PastChange: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: components["schemas"]["PastField"][];
            /** Command */
            command: string;
        };
        /**
         * PastField
         * @description One field that was changed: what it was, and what it became.
         */
        PastField: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Path */
            path: string;
        };
        /**
         * PersonalData
         * @description All that is kept of a party here: as it is, and as the audit remembers it, newest first.
         */
        PersonalData: {
            /** History */
            history: components["schemas"]["PastChange"][];
            party: components["schemas"]["PartyReply"];
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
        /** RowResult[PartyReply] */
        RowResult_PartyReply_: {
            /** Problem */
            problem?: {
                [key: string]: unknown;
            } | null;
            result?: components["schemas"]["PartyReply"] | null;
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
         * Status
         * @description Whether we trade with a party: yes, not for now, or no longer.
         * @enum {string}
         */
        Status: "active" | "blocked" | "archived";
        /**
         * StepShape
         * @description One move of a date: how, and how far or to which day (0 for the end of the month).
         */
        StepShape: {
            /**
             * Count
             * @default 0
             */
            count: number;
            /**
             * Move
             * @enum {string}
             */
            move: "days" | "weeks" | "months" | "end_of_month" | "day_of_month" | "weekday";
        };
        /**
         * TaxNumberKind
         * @description A VAT number, or whatever else a tax office calls a business by.
         * @enum {string}
         */
        TaxNumberKind: "vat" | "other";
        /**
         * TaxNumberShape
         * @description A number of a tax office; spaces are dropped and check digits are checked.
         */
        TaxNumberShape: {
            /**
             * Country
             * @example DE
             */
            country: string;
            /** @default vat */
            kind: components["schemas"]["TaxNumberKind"];
            /**
             * Number
             * @example DE136695976
             */
            number: string;
        };
        /**
         * TermsBody
         * @description Payment terms; the last part, and only the last, is the remainder.
         */
        TermsBody: {
            /** Code */
            code: string;
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /** Name */
            name: string;
            /**
             * Note
             * @description Printed on the document.
             * @default
             */
            note: string;
            /** Parts */
            parts: components["schemas"]["PartShape-Input"][];
        };
        /**
         * TermsList
         * @description All payment terms of the company.
         */
        TermsList: {
            /** Terms */
            terms: components["schemas"]["TermsReply"][];
        };
        /**
         * TermsReply
         * @description Payment terms as they are kept.
         */
        TermsReply: {
            /** Code */
            code: string;
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
            /** Name */
            name: string;
            /**
             * Note
             * @description Printed on the document.
             * @default
             */
            note: string;
            /** Parts */
            parts: components["schemas"]["PartShape-Output"][];
            /** Version */
            version: number;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
