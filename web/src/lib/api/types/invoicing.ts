// Written by `npm run api` from docs/openapi/invoicing.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Body_invoicing_import_invoices */
        Body_invoicing_import_invoices: {
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
         * BriefInvoice
         * @description What writing a document gave it.
         */
        BriefInvoice: {
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
            /** Entry Id */
            entry_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "invoice" | "credit_note";
            /**
             * Net
             * @example 1250.00
             */
            net: string;
            /** Number */
            number: string | null;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "posted";
            /**
             * Tax
             * @example 1250.00
             */
            tax: string;
            /**
             * Total
             * @example 1250.00
             */
            total: string;
            /** Version */
            version: number;
        };
        /** BulkReply[BriefInvoice] */
        BulkReply_BriefInvoice_: {
            /** Done */
            done: number;
            /** Refused */
            refused: number;
            /** Rows */
            rows: components["schemas"]["RowResult_BriefInvoice_"][];
        };
        /**
         * BuyerShape
         * @description The customer as the document names them; frozen when it is posted.
         */
        BuyerShape: {
            /** City */
            city: string;
            /** Code */
            code: string;
            /** Contact */
            contact: string;
            /** Country */
            country: string;
            /** Email */
            email: string;
            /** Line1 */
            line1: string;
            /** Line2 */
            line2: string;
            /** Name */
            name: string;
            /** Postcode */
            postcode: string;
            /** Region */
            region: string;
            /** Tax Id */
            tax_id: string;
            /** Vat Id */
            vat_id: string;
        };
        /**
         * CreditInvoice
         * @description What to take back: some lines, or all that is left.
         */
        CreditInvoice: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Lines */
            lines?: components["schemas"]["CreditLine"][] | null;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * CreditLine
         * @description So much of a line of an invoice.
         */
        CreditLine: {
            /**
             * Line
             * @description The line of the invoice, from 1.
             */
            line: number;
            /**
             * Quantity
             * @example 3
             */
            quantity: string;
        };
        /**
         * CreditNoteReply
         * @description A credit note of this invoice.
         */
        CreditNoteReply: {
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
            /** Number */
            number: string | null;
            /**
             * Total
             * @example 1250.00
             */
            total: string;
        };
        /**
         * Gone
         * @description The draft that was thrown away.
         */
        Gone: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
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
         * InstalmentReply
         * @description A part of the total, when it is due, and what of it is open once it is posted.
         */
        InstalmentReply: {
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
            /** Open */
            open?: string | null;
        };
        /**
         * InvoiceBody
         * @description An invoice or credit note as it is asked for.
         */
        InvoiceBody: {
            /**
             * Currency
             * @description Else the customer's, or the books'.
             */
            currency?: string | null;
            /**
             * Customer Reference
             * @default
             */
            customer_reference: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Delivered */
            delivered?: string | null;
            /**
             * Kind
             * @default invoice
             * @enum {string}
             */
            kind: "invoice" | "credit_note";
            /** Lines */
            lines?: components["schemas"]["LineBody"][];
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /**
             * Rate
             * @description Units of the currency for one of the books'; else that of the day.
             */
            rate?: string | null;
            /**
             * Reason
             * @description Why a credit note is given.
             * @default
             */
            reason: string;
            /**
             * Terms Id
             * @description Payment terms; else the customer's.
             */
            terms_id?: string | null;
        };
        /**
         * InvoiceReply
         * @description An invoice or credit note, whole.
         */
        InvoiceReply: {
            buyer: components["schemas"]["BuyerShape"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Credit Notes */
            credit_notes: components["schemas"]["CreditNoteReply"][];
            /**
             * Credited
             * @example 1250.00
             */
            credited: string;
            /** Credits */
            credits: string | null;
            /** Currency */
            currency: string;
            /** Customer Reference */
            customer_reference: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Delivered */
            delivered: string | null;
            /**
             * Due
             * Format: date
             */
            due: string;
            /** Entry Id */
            entry_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Instalments */
            instalments: components["schemas"]["InstalmentReply"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "invoice" | "credit_note";
            /** Language */
            language: string;
            /** Lines */
            lines: components["schemas"]["LineReply"][];
            /**
             * Net
             * @example 1250.00
             */
            net: string;
            /** Note */
            note: string;
            /** Number */
            number: string | null;
            /**
             * Open
             * @example 1250.00
             */
            open: string;
            /**
             * Own Rate
             * @description The rate was given for this document.
             */
            own_rate: boolean;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /** Posted At */
            posted_at: string | null;
            /**
             * Rate
             * @example 1.0842
             */
            rate: string;
            /** Reason */
            reason: string;
            /** Sent At */
            sent_at: string | null;
            /** Sent To */
            sent_to: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "open" | "overdue" | "partly_paid" | "paid" | "credited";
            /**
             * Tax
             * @example 1250.00
             */
            tax: string;
            /** Taxes */
            taxes: components["schemas"]["TaxReply"][];
            /** Terms */
            terms: string;
            /** Terms Id */
            terms_id: string | null;
            /**
             * Total
             * @example 1250.00
             */
            total: string;
            /**
             * Total Company
             * @example 1250.00
             */
            total_company: string;
            /** Version */
            version: number;
        };
        /**
         * InvoiceRow
         * @description An invoice in a list.
         */
        InvoiceRow: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Credited
             * @example 1250.00
             */
            credited: string;
            /** Credits */
            credits: string | null;
            /** Currency */
            currency: string;
            /** Customer */
            customer: string;
            /** Customer Reference */
            customer_reference: string;
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
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "invoice" | "credit_note";
            /**
             * Net
             * @example 1250.00
             */
            net: string;
            /** Number */
            number: string | null;
            /**
             * Open
             * @example 1250.00
             */
            open: string;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /** Sent At */
            sent_at: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "open" | "overdue" | "partly_paid" | "paid" | "credited";
            /**
             * Tax
             * @example 1250.00
             */
            tax: string;
            /**
             * Total
             * @example 1250.00
             */
            total: string;
            /**
             * Total Company
             * @example 1250.00
             */
            total_company: string;
            /** Version */
            version: number;
        };
        /**
         * LineBody
         * @description A line as it is asked for; what is left out comes from the product, or the defaults.
         */
        LineBody: {
            /**
             * Account
             * @description The income account.
             */
            account?: string | null;
            /** Description */
            description?: string | null;
            /** Dimensions */
            dimensions?: string[];
            /** Discount */
            discount?: string | null;
            /** Product Id */
            product_id?: string | null;
            /**
             * Quantity
             * @default 1
             * @example 3
             */
            quantity: string;
            /**
             * Source Line
             * @description The order line that this bills; only in drafts made from an order.
             */
            source_line?: string | null;
            /**
             * Taxes
             * @description Codes of taxes; [] for none.
             */
            taxes?: string[] | null;
            /** Unit */
            unit?: string | null;
            /** Unit Price */
            unit_price?: string | null;
        };
        /**
         * LineReply
         * @description A line with everything filled in: `amount` as priced, `net` without any tax.
         */
        LineReply: {
            /** Account */
            account: string;
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Code */
            code: string;
            /** Credits Line */
            credits_line: number | null;
            /** Description */
            description: string;
            /** Dimensions */
            dimensions: string[] | null;
            /**
             * Discount
             * @example 19
             */
            discount: string;
            /**
             * Net
             * @example 1250.00
             */
            net: string;
            /** Position */
            position: number;
            /** Product Id */
            product_id: string | null;
            /**
             * Quantity
             * @example 3
             */
            quantity: string;
            /** Source Line */
            source_line: string | null;
            /** Taxes */
            taxes: string[];
            /** Unece */
            unece: string;
            /** Unit */
            unit: string;
            /**
             * Unit Price
             * @example 49.99
             */
            unit_price: string;
        };
        /**
         * NewInvoice
         * @description A new invoice: kept as a draft, or posted at once.
         */
        NewInvoice: {
            /**
             * Currency
             * @description Else the customer's, or the books'.
             */
            currency?: string | null;
            /**
             * Customer Reference
             * @default
             */
            customer_reference: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Delivered */
            delivered?: string | null;
            /**
             * Kind
             * @default invoice
             * @enum {string}
             */
            kind: "invoice" | "credit_note";
            /** Lines */
            lines?: components["schemas"]["LineBody"][];
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /**
             * Post
             * @description Book and number it in the same command.
             * @default false
             */
            post: boolean;
            /**
             * Rate
             * @description Units of the currency for one of the books'; else that of the day.
             */
            rate?: string | null;
            /**
             * Reason
             * @description Why a credit note is given.
             * @default
             */
            reason: string;
            /**
             * Terms Id
             * @description Payment terms; else the customer's.
             */
            terms_id?: string | null;
        };
        /** Page[InvoiceRow] */
        Page_InvoiceRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["InvoiceRow"][];
            /** Next */
            next?: string | null;
        };
        /**
         * PostInvoice
         * @description When to post a draft.
         */
        PostInvoice: {
            /**
             * Dated
             * @description The accounting date; else the draft's own.
             */
            dated?: string | null;
        };
        /**
         * PostInvoices
         * @description Several drafts to post, each on its own.
         */
        PostInvoices: {
            /** Dated */
            dated?: string | null;
            /** Invoices */
            invoices: string[];
        };
        /**
         * Preview
         * @description What a document would come to, with its lines filled in.
         */
        Preview: {
            /** Currency */
            currency: string;
            /**
             * Due
             * Format: date
             */
            due: string;
            /** Instalments */
            instalments: components["schemas"]["InstalmentReply"][];
            /** Lines */
            lines: components["schemas"]["LineReply"][];
            /**
             * Net
             * @example 1250.00
             */
            net: string;
            /**
             * Rate
             * @example 1.0842
             */
            rate: string;
            /**
             * Tax
             * @example 1250.00
             */
            tax: string;
            /** Taxes */
            taxes: components["schemas"]["TaxReply"][];
            /**
             * Total
             * @example 1250.00
             */
            total: string;
            /**
             * Total Company
             * @example 1250.00
             */
            total_company: string;
        };
        /**
         * Reason
         * @description Why a document cannot be an electronic invoice: the rule, the field, and what to do.
         */
        Reason: {
            /** Detail */
            detail: string;
            /** Pointer */
            pointer: string;
            /** Rule */
            rule: string;
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
        /** RowResult[BriefInvoice] */
        RowResult_BriefInvoice_: {
            /** Problem */
            problem?: {
                [key: string]: unknown;
            } | null;
            result?: components["schemas"]["BriefInvoice"] | null;
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
         * SendInvoice
         * @description How to send a document; what is left out is filled in.
         */
        SendInvoice: {
            /**
             * Format
             * @default factur-x
             * @enum {string}
             */
            format: "factur-x" | "pdf";
            /**
             * Message
             * @default
             */
            message: string;
            /**
             * Subject
             * @default
             */
            subject: string;
            /**
             * To
             * @description Else the customer's address for invoices.
             * @default
             */
            to: string;
        };
        /**
         * SettingsBody
         * @description The company as its documents name it; where it wants to be paid; its number series.
         */
        SettingsBody: {
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
             * City
             * @default
             */
            city: string;
            /**
             * Contact
             * @default
             */
            contact: string;
            /**
             * Country
             * @default
             */
            country: string;
            /**
             * Credit Note Series
             * @default CN-{year}-{00000}
             */
            credit_note_series: string;
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Footer
             * @default
             */
            footer: string;
            /**
             * Iban
             * @default
             */
            iban: string;
            /**
             * Invoice Series
             * @default INV-{year}-{00000}
             * @example {year}/{0000}
             */
            invoice_series: string;
            /**
             * Language
             * @default en
             */
            language: string;
            /**
             * Legal Id
             * @description The number in the company register.
             * @default
             */
            legal_id: string;
            /**
             * Legal Name
             * @default
             */
            legal_name: string;
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
             * Logo File Id
             * @description A PNG or JPEG kept in documents.
             */
            logo_file_id?: string | null;
            /**
             * Paper
             * @default a4
             * @enum {string}
             */
            paper: "a4" | "us-letter";
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /**
             * Region
             * @default
             */
            region: string;
            /**
             * Tax Id
             * @default
             */
            tax_id: string;
            /**
             * Vat Id
             * @default
             */
            vat_id: string;
            /**
             * Website
             * @default
             */
            website: string;
        };
        /**
         * SettingsReply
         * @description The settings; version 0 where nothing was ever set.
         */
        SettingsReply: {
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
             * City
             * @default
             */
            city: string;
            /**
             * Contact
             * @default
             */
            contact: string;
            /**
             * Country
             * @default
             */
            country: string;
            /**
             * Credit Note Series
             * @default CN-{year}-{00000}
             */
            credit_note_series: string;
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Footer
             * @default
             */
            footer: string;
            /**
             * Iban
             * @default
             */
            iban: string;
            /**
             * Invoice Series
             * @default INV-{year}-{00000}
             * @example {year}/{0000}
             */
            invoice_series: string;
            /**
             * Language
             * @default en
             */
            language: string;
            /**
             * Legal Id
             * @description The number in the company register.
             * @default
             */
            legal_id: string;
            /**
             * Legal Name
             * @default
             */
            legal_name: string;
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
             * Logo File Id
             * @description A PNG or JPEG kept in documents.
             */
            logo_file_id?: string | null;
            /**
             * Paper
             * @default a4
             * @enum {string}
             */
            paper: "a4" | "us-letter";
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /**
             * Region
             * @default
             */
            region: string;
            /**
             * Tax Id
             * @default
             */
            tax_id: string;
            /**
             * Vat Id
             * @default
             */
            vat_id: string;
            /** Version */
            version: number;
            /**
             * Website
             * @default
             */
            website: string;
        };
        /**
         * TaxReply
         * @description A tax over the document.
         */
        TaxReply: {
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
            /** Category */
            category: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /**
             * Owed By Customer
             * @example 1250.00
             */
            owed_by_customer: string;
            /**
             * Rate
             * @example 49.99
             */
            rate: string;
            /** Reason */
            reason: string;
            /** Tax */
            tax: string;
        };
        /**
         * Validation
         * @description Whether a document may be sent as an electronic invoice.
         */
        Validation: {
            /** Is Fit */
            is_fit: boolean;
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
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
