// Written by `npm run api` from docs/openapi/sales.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * BillLine
         * @description So much of a line of an order.
         */
        BillLine: {
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            /**
             * Quantity
             * @example 3
             */
            quantity: string;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * InvoiceOrder
         * @description What to invoice of an order: some lines, a percentage, or all that is left.
         */
        InvoiceOrder: {
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Lines */
            lines?: components["schemas"]["BillLine"][] | null;
            /**
             * Percent
             * @description Of what was ordered, line by line.
             */
            percent?: string | null;
            /**
             * Post
             * @description Post the invoice at once.
             * @default false
             */
            post: boolean;
        };
        /**
         * OrderBody
         * @description An order as it is asked for.
         */
        OrderBody: {
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
            /**
             * Delivery
             * @description When the customer wants it.
             */
            delivery?: string | null;
            /** Lines */
            lines?: components["schemas"]["SaleLineBody"][];
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
            /** Rate */
            rate?: string | null;
            /**
             * Terms Id
             * @description Payment terms; else the customer's.
             */
            terms_id?: string | null;
        };
        /**
         * OrderInvoice
         * @description The invoice that was made of an order.
         */
        OrderInvoice: {
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
            /** Kind */
            kind: string;
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
            /** Status */
            status: string;
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
        /**
         * OrderReply
         * @description An order, whole, with what is invoiced of it.
         */
        OrderReply: {
            /** Buyer */
            buyer: {
                [key: string]: unknown;
            };
            /** Closed At */
            closed_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Customer Reference */
            customer_reference: string;
            /**
             * Dated
             * Format: date
             */
            dated: string;
            /** Delivery */
            delivery: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Invoiced Net
             * @example 1250.00
             */
            invoiced_net: string;
            /**
             * Invoices
             * @description Those that were made of it, credit notes too.
             */
            invoices: string[];
            /** Language */
            language: string;
            /** Lines */
            lines: components["schemas"]["SaleLine"][];
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
             * Own Rate
             * @description The rate was given for this document.
             */
            own_rate: boolean;
            /**
             * Party Id
             * Format: uuid
             */
            party_id: string;
            /** Quote Id */
            quote_id: string | null;
            /**
             * Rate
             * @example 1.0842
             */
            rate: string;
            /** Reason */
            reason: string;
            /** Revision */
            revision: number;
            /** Sent At */
            sent_at: string | null;
            /** Sent To */
            sent_to: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "confirmed" | "partly_invoiced" | "invoiced" | "cancelled";
            /**
             * Tax
             * @example 1250.00
             */
            tax: string;
            /** Taxes */
            taxes: components["schemas"]["SaleTax"][];
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
         * OrderRow
         * @description An order in a list.
         */
        OrderRow: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
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
            /** Delivery */
            delivery: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Invoiced Net
             * @example 1250.00
             */
            invoiced_net: string;
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
            /** Quote Id */
            quote_id: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "confirmed" | "partly_invoiced" | "invoiced" | "cancelled";
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
        /** Page[OrderRow] */
        Page_OrderRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["OrderRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[QuoteRow] */
        Page_QuoteRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["QuoteRow"][];
            /** Next */
            next?: string | null;
        };
        /**
         * PreviewInstalment
         * @description A part of the total, and when it would be due.
         */
        PreviewInstalment: {
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
         * PreviewLine
         * @description A line with everything filled in: `amount` as priced, `net` without any tax.
         */
        PreviewLine: {
            /** Account */
            account: string;
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Code */
            code: string;
            /** Description */
            description: string;
            /** Dimensions */
            dimensions: string[];
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
         * QuoteBody
         * @description A quote as it is asked for.
         */
        QuoteBody: {
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
            /** Lines */
            lines?: components["schemas"]["SaleLineBody"][];
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
            /** Rate */
            rate?: string | null;
            /**
             * Terms Id
             * @description Payment terms; else the customer's.
             */
            terms_id?: string | null;
            /**
             * Valid Until
             * @description Else as many days as the settings say.
             */
            valid_until?: string | null;
        };
        /**
         * QuoteReply
         * @description A quote, whole, and the orders that were made of it.
         */
        QuoteReply: {
            /** Buyer */
            buyer: {
                [key: string]: unknown;
            };
            /** Closed At */
            closed_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Customer Reference */
            customer_reference: string;
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
            /** Language */
            language: string;
            /** Lines */
            lines: components["schemas"]["SaleLine"][];
            /**
             * Net
             * @example 1250.00
             */
            net: string;
            /** Note */
            note: string;
            /** Number */
            number: string | null;
            /** Orders */
            orders: string[];
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
            /**
             * Rate
             * @example 1.0842
             */
            rate: string;
            /** Reason */
            reason: string;
            /** Revision */
            revision: number;
            /** Sent At */
            sent_at: string | null;
            /** Sent To */
            sent_to: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "sent" | "expired" | "accepted" | "declined";
            /**
             * Tax
             * @example 1250.00
             */
            tax: string;
            /** Taxes */
            taxes: components["schemas"]["SaleTax"][];
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
            /** Valid Until */
            valid_until: string | null;
            /** Version */
            version: number;
        };
        /**
         * QuoteRow
         * @description A quote in a list.
         */
        QuoteRow: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
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
             * Id
             * Format: uuid
             */
            id: string;
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
            /** Revision */
            revision: number;
            /** Sent At */
            sent_at: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "sent" | "expired" | "accepted" | "declined";
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
            /** Valid Until */
            valid_until: string | null;
            /** Version */
            version: number;
        };
        /**
         * SaleGone
         * @description The draft that was thrown away.
         */
        SaleGone: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * SaleLine
         * @description A line with everything filled in, and how much of it is invoiced.
         */
        SaleLine: {
            /** Account */
            account: string;
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /** Code */
            code: string;
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
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Invoiced
             * @example 3
             */
            invoiced: string;
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
            /**
             * Remaining
             * @example 3
             */
            remaining: string;
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
         * SaleLineBody
         * @description A line as it is asked for; what is left out comes from the product, or the defaults.
         */
        SaleLineBody: {
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
            /**
             * Id
             * @description The line that this one was, when it is edited.
             */
            id?: string | null;
            /** Product Id */
            product_id?: string | null;
            /**
             * Quantity
             * @default 1
             * @example 3
             */
            quantity: string;
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
         * SalePreview
         * @description What a quote or order would come to, with its lines filled in.
         */
        SalePreview: {
            /** Currency */
            currency: string;
            /** Instalments */
            instalments: components["schemas"]["PreviewInstalment"][];
            /** Lines */
            lines: components["schemas"]["PreviewLine"][];
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
         * SalesSettings
         * @description The number series, and for how many days a quote holds.
         */
        SalesSettings: {
            /**
             * Order Series
             * @default SO-{year}-{00000}
             */
            order_series: string;
            /**
             * Quote Days
             * @default 30
             */
            quote_days: number;
            /**
             * Quote Series
             * @default Q-{year}-{00000}
             */
            quote_series: string;
        };
        /**
         * SalesSettingsReply
         * @description The settings; version 0 where nothing was ever set.
         */
        SalesSettingsReply: {
            /**
             * Order Series
             * @default SO-{year}-{00000}
             */
            order_series: string;
            /**
             * Quote Days
             * @default 30
             */
            quote_days: number;
            /**
             * Quote Series
             * @default Q-{year}-{00000}
             */
            quote_series: string;
            /** Version */
            version: number;
        };
        /**
         * SaleTax
         * @description A tax over the document.
         */
        SaleTax: {
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
         * SendQuote
         * @description How a quote reaches its customer; what is left out is filled in.
         */
        SendQuote: {
            /**
             * By
             * @default email
             * @enum {string}
             */
            by: "email" | "other";
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
             * @default
             */
            to: string;
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
         * WhyNot
         * @description Why a quote was declined, or an order cancelled.
         */
        WhyNot: {
            /**
             * Reason
             * @default
             */
            reason: string;
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
