// Written by `npm run api` from docs/openapi/catalog.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Body_catalog_import_prices */
        Body_catalog_import_prices: {
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
        /** Body_catalog_import_products */
        Body_catalog_import_products: {
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
        /** BulkReply[ProductReply] */
        BulkReply_ProductReply_: {
            /** Done */
            done: number;
            /** Refused */
            refused: number;
            /** Rows */
            rows: components["schemas"]["RowResult_ProductReply_"][];
        };
        /**
         * CategoryBody
         * @description A category, and the one it is under.
         */
        CategoryBody: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
        };
        /**
         * CategoryReply
         * @description A category as it is kept.
         */
        CategoryReply: {
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /** Version */
            version: number;
        };
        /**
         * Computed
         * @description What the lines come to, as a document of the company would have it.
         */
        Computed: {
            /** Lines */
            lines: components["schemas"]["ComputedLine"][];
            /**
             * Net
             * @example 1250.00
             */
            net: string;
            /**
             * Tax
             * @example 1250.00
             */
            tax: string;
            /** Taxes */
            taxes: components["schemas"]["ComputedTax"][];
            /**
             * Total
             * @example 1250.00
             */
            total: string;
        };
        /**
         * ComputedLine
         * @description A line as entered, and net of tax.
         */
        ComputedLine: {
            /**
             * Amount
             * @example 1250.00
             */
            amount: string;
            /**
             * Net
             * @example 1250.00
             */
            net: string;
        };
        /**
         * ComputedTax
         * @description A tax over the whole document.
         */
        ComputedTax: {
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
            category: components["schemas"]["TaxCategory"];
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
            /** Tax */
            tax: string;
        };
        /**
         * Converted
         * @description The quantity in the wanted unit, to six places.
         */
        Converted: {
            /**
             * Quantity
             * @example 3
             */
            quantity: string;
        };
        /**
         * FoundProduct
         * @description A product as a picker shows it.
         */
        FoundProduct: {
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            kind: components["schemas"]["ProductKind"];
            /** Name */
            name: string;
            /** Sale Price */
            sale_price: string | null;
            /** Unit */
            unit: string;
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
         * LineToTax
         * @description A quantity at a unit price, less a discount in per cent, under taxes by code.
         */
        LineToTax: {
            /**
             * Discount
             * @default 0
             * @example 19
             */
            discount: string;
            /**
             * Quantity
             * @example 3
             */
            quantity: string;
            /** Taxes */
            taxes?: string[];
            /**
             * Unit Price
             * @example 49.99
             */
            unit_price: string;
        };
        /** Page[CategoryReply] */
        Page_CategoryReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["CategoryReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[PriceListReply] */
        Page_PriceListReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["PriceListReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[PriceRow] */
        Page_PriceRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["PriceRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[ProductRow] */
        Page_ProductRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["ProductRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[TaxReply] */
        Page_TaxReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["TaxReply"][];
            /** Next */
            next?: string | null;
        };
        /** Page[UnitReply] */
        Page_UnitReply_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["UnitReply"][];
            /** Next */
            next?: string | null;
        };
        /**
         * PriceBody
         * @description A price per unit of a product, or a discount on a product, a category, or everything.
         */
        PriceBody: {
            /** Category Id */
            category_id?: string | null;
            /**
             * Discount
             * @description Per cent off the product's own price.
             */
            discount?: string | null;
            /** Ends */
            ends?: string | null;
            /**
             * Min Quantity
             * @default 0
             * @example 3
             */
            min_quantity: string;
            /** Price */
            price?: string | null;
            /** Product Id */
            product_id?: string | null;
            /** Starts */
            starts?: string | null;
        };
        /**
         * PriceListBody
         * @description A price list: its currency, and the days between which it holds.
         */
        PriceListBody: {
            /** Code */
            code: string;
            /**
             * Currency
             * @example EUR
             */
            currency: string;
            /** Ends */
            ends?: string | null;
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /** Name */
            name: string;
            /** Starts */
            starts?: string | null;
        };
        /**
         * PriceListReply
         * @description A price list as it is kept; its prices are a list of their own.
         */
        PriceListReply: {
            /** Code */
            code: string;
            /**
             * Currency
             * @example EUR
             */
            currency: string;
            /** Ends */
            ends?: string | null;
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
            /** Starts */
            starts?: string | null;
            /** Version */
            version: number;
        };
        /**
         * PriceReply
         * @description The price per unit, null where none is known, and why; no currency means the company's.
         */
        PriceReply: {
            /** Because */
            because: string;
            /** Currency */
            currency: string;
            /** Price */
            price: string | null;
        };
        /**
         * PriceRow
         * @description A price in a list.
         */
        PriceRow: {
            /** Category */
            category: string | null;
            /** Category Id */
            category_id: string | null;
            /** Currency */
            currency: string;
            /** Discount */
            discount: string | null;
            /** Ends */
            ends: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Min Quantity
             * @example 3
             */
            min_quantity: string;
            /** Price */
            price: string | null;
            /** Price List */
            price_list: string;
            /**
             * Price List Id
             * Format: uuid
             */
            price_list_id: string;
            /** Product */
            product: string | null;
            /** Product Id */
            product_id: string | null;
            /** Starts */
            starts: string | null;
        };
        /**
         * PricesBody
         * @description Prices to put in, over those of the same target, quantity and start.
         */
        PricesBody: {
            /** Prices */
            prices: components["schemas"]["PriceBody"][];
        };
        /**
         * PricesToRemove
         * @description Prices to take out.
         */
        PricesToRemove: {
            /** Ids */
            ids: string[];
        };
        /**
         * ProductBody
         * @description A product or service; taxes and unit by their codes, the price in the company's currency.
         */
        ProductBody: {
            /**
             * Barcode
             * @default
             */
            barcode: string;
            /** Category Id */
            category_id?: string | null;
            /** Code */
            code: string;
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Income Account
             * @default
             */
            income_account: string | "";
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /** @default goods */
            kind: components["schemas"]["ProductKind"];
            /** Name */
            name: string;
            /** Sale Price */
            sale_price?: string | null;
            /** Taxes */
            taxes?: string[];
            /**
             * Unit
             * @default
             */
            unit: string | "";
        };
        /**
         * ProductKind
         * @description Something to hand over, or something to do.
         * @enum {string}
         */
        ProductKind: "goods" | "service";
        /**
         * ProductReply
         * @description A product as it is kept.
         */
        ProductReply: {
            /**
             * Barcode
             * @default
             */
            barcode: string;
            /** Category Id */
            category_id?: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Code */
            code: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Income Account
             * @default
             */
            income_account: string | "";
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /** @default goods */
            kind: components["schemas"]["ProductKind"];
            /** Name */
            name: string;
            /** Sale Price */
            sale_price?: string | null;
            /** Taxes */
            taxes?: string[];
            /**
             * Unit
             * @default
             */
            unit: string | "";
            /** Version */
            version: number;
        };
        /**
         * ProductRow
         * @description A product in a list.
         */
        ProductRow: {
            /** Barcode */
            barcode: string;
            /** Category Id */
            category_id: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Code */
            code: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Income Account */
            income_account: string;
            /** Is Active */
            is_active: boolean;
            kind: components["schemas"]["ProductKind"];
            /** Name */
            name: string;
            /** Sale Price */
            sale_price: string | null;
            /** Taxes */
            taxes: string[];
            /** Unit */
            unit: string;
            /** Version */
            version: number;
        };
        /**
         * ProductsBody
         * @description Products to add, each in a transaction of its own.
         */
        ProductsBody: {
            /** Products */
            products: components["schemas"]["ProductBody"][];
        };
        /**
         * ReadyMadeTaxes
         * @description Which ready-made taxes to load.
         */
        ReadyMadeTaxes: {
            /**
             * Template
             * @enum {string}
             */
            template: "generic" | "de" | "us";
        };
        /**
         * Rounding
         * @description What becomes of exactly half a coin: up (away from zero), or to the even neighbour.
         * @enum {string}
         */
        Rounding: "half_up" | "half_even";
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
        /** RowResult[ProductReply] */
        RowResult_ProductReply_: {
            /** Problem */
            problem?: {
                [key: string]: unknown;
            } | null;
            result?: components["schemas"]["ProductReply"] | null;
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
         * TaxBody
         * @description A tax: per cent of its base, or money for each unit; EN 16931 category and reason.
         */
        TaxBody: {
            /** @default S */
            category: components["schemas"]["TaxCategory"];
            /** Code */
            code: string;
            /**
             * Compound
             * @description It raises the base of higher ranks.
             * @default false
             */
            compound: boolean;
            /**
             * Deductible Account
             * @default
             */
            deductible_account: string | "";
            /**
             * Due Account
             * @default
             */
            due_account: string | "";
            /**
             * Exemption Code
             * @default
             * @example VATEX-EU-AE
             */
            exemption_code: string;
            /**
             * Exemption Reason
             * @default
             */
            exemption_reason: string;
            /**
             * Inclusive
             * @description The unit price contains it already.
             * @default false
             */
            inclusive: boolean;
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /** @default percent */
            kind: components["schemas"]["TaxKind"];
            /** Name */
            name: string;
            /**
             * Rank
             * @default 1
             */
            rank: number;
            /**
             * Rate
             * @description Per cent, or money for each unit.
             * @example 19
             */
            rate: string;
        };
        /**
         * TaxCategory
         * @description The VAT category codes of EN 16931 (UNTDID 5305, the subset an invoice may carry).
         * @enum {string}
         */
        TaxCategory: "S" | "Z" | "E" | "AE" | "K" | "G" | "O";
        /**
         * TaxKind
         * @description How a tax is reckoned: a percentage of its base, or an amount for each unit sold.
         * @enum {string}
         */
        TaxKind: "percent" | "fixed";
        /**
         * TaxList
         * @description All taxes of the company.
         */
        TaxList: {
            /** Taxes */
            taxes: components["schemas"]["TaxReply"][];
        };
        /**
         * TaxPer
         * @description Where a company rounds its tax.
         *
         *     LINE: each line's tax, on its printed net. DOCUMENT: once per tax, on the sum of the printed
         *     nets, as EN 16931 asks (BR-CO-17). UNROUNDED: once per tax, on the nets before rounding.
         * @enum {string}
         */
        TaxPer: "line" | "document" | "unrounded";
        /**
         * TaxReply
         * @description A tax as it is kept.
         */
        TaxReply: {
            /** @default S */
            category: components["schemas"]["TaxCategory"];
            /** Code */
            code: string;
            /**
             * Compound
             * @description It raises the base of higher ranks.
             * @default false
             */
            compound: boolean;
            /**
             * Deductible Account
             * @default
             */
            deductible_account: string | "";
            /**
             * Due Account
             * @default
             */
            due_account: string | "";
            /**
             * Exemption Code
             * @default
             * @example VATEX-EU-AE
             */
            exemption_code: string;
            /**
             * Exemption Reason
             * @default
             */
            exemption_reason: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Inclusive
             * @description The unit price contains it already.
             * @default false
             */
            inclusive: boolean;
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /** @default percent */
            kind: components["schemas"]["TaxKind"];
            /** Name */
            name: string;
            /**
             * Rank
             * @default 1
             */
            rank: number;
            /**
             * Rate
             * @description Per cent, or money for each unit.
             * @example 19
             */
            rate: string;
            /** Version */
            version: number;
        };
        /**
         * TaxSettings
         * @description Where tax is rounded (line, document as EN 16931 has it, or on unrounded nets) and how.
         */
        TaxSettings: {
            tax_mode: components["schemas"]["Rounding"];
            tax_per: components["schemas"]["TaxPer"];
        };
        /**
         * TaxSettingsReply
         * @description The settings in force; version 0 where nothing was chosen yet.
         */
        TaxSettingsReply: {
            tax_mode: components["schemas"]["Rounding"];
            tax_per: components["schemas"]["TaxPer"];
            /** Version */
            version: number;
        };
        /**
         * ToCompute
         * @description Lines in a currency.
         */
        ToCompute: {
            /**
             * Currency
             * @example EUR
             */
            currency: string;
            /** Lines */
            lines: components["schemas"]["LineToTax"][];
        };
        /**
         * UnitBody
         * @description A unit: so many of its dimension's reference unit, as an exact fraction.
         */
        UnitBody: {
            /** Code */
            code: string;
            /**
             * Denominator
             * @default 1
             */
            denominator: number;
            /**
             * Dimension
             * @example mass
             */
            dimension: string;
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /** Name */
            name: string;
            /**
             * Numerator
             * @default 1
             */
            numerator: number;
            /**
             * Places
             * @description Decimal places its quantities have.
             * @default 2
             */
            places: number;
            /**
             * Unece
             * @description Its code in UN/ECE recommendation 20.
             * @default C62
             */
            unece: string;
        };
        /**
         * UnitList
         * @description All units of the company.
         */
        UnitList: {
            /** Units */
            units: components["schemas"]["UnitReply"][];
        };
        /**
         * UnitReply
         * @description A unit as it is kept.
         */
        UnitReply: {
            /** Code */
            code: string;
            /**
             * Denominator
             * @default 1
             */
            denominator: number;
            /**
             * Dimension
             * @example mass
             */
            dimension: string;
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
             * Numerator
             * @default 1
             */
            numerator: number;
            /**
             * Places
             * @description Decimal places its quantities have.
             * @default 2
             */
            places: number;
            /**
             * Unece
             * @description Its code in UN/ECE recommendation 20.
             * @default C62
             */
            unece: string;
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
