// Written by `npm run api` from docs/openapi/identity.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Accept
         * @description The token out of the letter, one's name and password.
         *
         *     Who has an account already gives its password, and keeps its name.
         */
        Accept: {
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** Token */
            token: string;
        };
        /**
         * Accepted
         * @description The request was taken; whether a letter is on its way, only its reader learns.
         */
        Accepted: {
            /** Accepted */
            accepted: boolean;
        };
        /**
         * AddCompany
         * @description A company to open.
         */
        AddCompany: {
            /**
             * Country
             * @example DE
             */
            country: string;
            /**
             * Currency
             * @example EUR
             */
            currency: string;
            /**
             * Language
             * @default en
             * @example de-AT
             */
            language: string;
            /**
             * @default {
             *       "city": "",
             *       "email": "",
             *       "legal_name": "",
             *       "phone": "",
             *       "postcode": "",
             *       "region": "",
             *       "registration": "",
             *       "street": "",
             *       "tax_number": "",
             *       "website": ""
             *     }
             */
            legal: components["schemas"]["EditLegal"];
            /** Name */
            name: string;
            /**
             * Time Zone
             * @example Europe/Berlin
             */
            time_zone: string;
        };
        /**
         * Begin
         * @description One's present password.
         */
        Begin: {
            /** Password */
            password: string;
        };
        /** BulkReply[Invitation] */
        BulkReply_Invitation_: {
            /** Done */
            done: number;
            /** Refused */
            refused: number;
            /** Rows */
            rows: components["schemas"]["RowResult_Invitation_"][];
        };
        /**
         * Catalogue
         * @description All permissions there are.
         */
        Catalogue: {
            /** Permissions */
            permissions: components["schemas"]["PermissionShape"][];
        };
        /**
         * ChangeAddress
         * @description One's address from now on, and the present password.
         */
        ChangeAddress: {
            /**
             * Email
             * @example ada@example.com
             */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * ChangePassword
         * @description The present password and a new one.
         */
        ChangePassword: {
            /** New Password */
            new_password: string;
            /** Password */
            password: string;
        };
        /**
         * Code
         * @description Six digits from the phone, or a recovery code where one is set up.
         */
        Code: {
            /** Code */
            code: string;
        };
        /**
         * Codes
         * @description The recovery codes, shown this once: each signs in once without the phone.
         */
        Codes: {
            /** Is On */
            is_on: boolean;
            /** Recovery Codes */
            recovery_codes: string[];
            /** Recovery Codes Left */
            recovery_codes_left: number;
        };
        /**
         * CompanyRow
         * @description A company one is a member of, and one's role there.
         */
        CompanyRow: {
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Name */
            name: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Role */
            role: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * CompanyShape
         * @description A company.
         */
        CompanyShape: {
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Language */
            language: string;
            legal: components["schemas"]["LegalShape"];
            /** Name */
            name: string;
            /** Time Zone */
            time_zone: string;
            /** Version */
            version: number;
        };
        /**
         * EditCompany
         * @description A company as it is to be; its currency stays what its books are kept in.
         */
        EditCompany: {
            /**
             * Country
             * @example DE
             */
            country: string;
            /**
             * Language
             * @default en
             * @example de-AT
             */
            language: string;
            /**
             * @default {
             *       "city": "",
             *       "email": "",
             *       "legal_name": "",
             *       "phone": "",
             *       "postcode": "",
             *       "region": "",
             *       "registration": "",
             *       "street": "",
             *       "tax_number": "",
             *       "website": ""
             *     }
             */
            legal: components["schemas"]["EditLegal"];
            /** Name */
            name: string;
            /**
             * Time Zone
             * @example Europe/Berlin
             */
            time_zone: string;
        };
        /**
         * EditLegal
         * @description The same as it is to be: who writes to the company must be able to.
         */
        EditLegal: {
            /**
             * City
             * @default
             */
            city: string;
            /**
             * Email
             * @default
             * @example accounts@example.com
             */
            email: string;
            /**
             * Legal Name
             * @default
             */
            legal_name: string;
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
             * Registration
             * @default
             */
            registration: string;
            /**
             * Street
             * @default
             */
            street: string;
            /**
             * Tax Number
             * @default
             */
            tax_number: string;
            /**
             * Website
             * @default
             */
            website: string;
        };
        /**
         * Entered
         * @description The session, and the company it stands in from now on.
         */
        Entered: {
            /**
             * Company Id
             * Format: uuid
             */
            company_id: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Session Id
             * Format: uuid
             */
            session_id: string;
            /**
             * Tenant Id
             * Format: uuid
             */
            tenant_id: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * ForgotPassword
         * @description Whose password is forgotten.
         */
        ForgotPassword: {
            /**
             * Email
             * @example ada@example.com
             */
            email: string;
            /** Workspace */
            workspace?: string | null;
        };
        /**
         * GiveRole
         * @description The role to have from now on.
         */
        GiveRole: {
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
        };
        /**
         * Gone
         * @description The id of what is no longer there.
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
         * Invitation
         * @description An invitation to this company.
         */
        Invitation: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
        };
        /**
         * Invite
         * @description Whom to invite, and the role to have here.
         */
        Invite: {
            /**
             * Email
             * @example ada@example.com
             */
            email: string;
            /** Name */
            name: string;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
        };
        /**
         * InviteMany
         * @description Whom to invite, each for itself.
         */
        InviteMany: {
            /** Invitations */
            invitations: components["schemas"]["Invite"][];
        };
        /**
         * IssuedKey
         * @description A new key. Its token is shown this once; a repeated request gets none.
         */
        IssuedKey: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ends At */
            ends_at: string | null;
            /** Hint */
            hint: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Scopes */
            scopes: string[];
            /** Token */
            token: string | null;
            /** Used At */
            used_at: string | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /** User Name */
            user_name: string;
        };
        /**
         * IssueKey
         * @description A key for a program: some of one's own rights, in this company, perhaps until some day.
         */
        IssueKey: {
            /** Ends At */
            ends_at?: string | null;
            /** Name */
            name: string;
            /** Scopes */
            scopes: string[];
        };
        /**
         * KeyShape
         * @description A key, of which only the last letters are known.
         */
        KeyShape: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ends At */
            ends_at: string | null;
            /** Hint */
            hint: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Scopes */
            scopes: string[];
            /** Used At */
            used_at: string | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /** User Name */
            user_name: string;
        };
        /**
         * Left
         * @description How many sessions one has now.
         */
        Left: {
            /** Sessions */
            sessions: number;
        };
        /**
         * LegalShape
         * @description What is printed on the company's documents.
         */
        LegalShape: {
            /**
             * City
             * @default
             */
            city: string;
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Legal Name
             * @default
             */
            legal_name: string;
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
             * Registration
             * @default
             */
            registration: string;
            /**
             * Street
             * @default
             */
            street: string;
            /**
             * Tax Number
             * @default
             */
            tax_number: string;
            /**
             * Website
             * @default
             */
            website: string;
        };
        /**
         * Me
         * @description Who is asking, where, with which rights; and the csrf value to send beside a cookie.
         */
        Me: {
            /** Companies */
            companies: components["schemas"]["OneOfMine"][];
            company: components["schemas"]["MyCompany"];
            /** Csrf */
            csrf: string | null;
            /** Permissions */
            permissions: string[];
            preferences: components["schemas"]["MyPreferences"];
            /** Session Id */
            session_id: string | null;
            /** Tenant */
            tenant: string;
            /**
             * Tenant Id
             * Format: uuid
             */
            tenant_id: string;
            user: components["schemas"]["MyUser"];
            /** Via */
            via: string;
            /** Workspace */
            workspace: string;
        };
        /**
         * Member
         * @description Somebody who works in this company, and their role here.
         */
        Member: {
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Member Since
             * Format: date-time
             */
            member_since: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
            /** Signed In At */
            signed_in_at: string | null;
            /** Status */
            status: string;
            /** Two Steps */
            two_steps: boolean;
        };
        /**
         * MyCompany
         * @description The company acted in.
         */
        MyCompany: {
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * MyName
         * @description One's name from now on.
         */
        MyName: {
            /** Name */
            name: string;
        };
        /**
         * MyPreferences
         * @description How the user likes to see things; null is as the company does.
         */
        MyPreferences: {
            /** Date Format */
            date_format: string | null;
            /** Language */
            language: string | null;
            /** Number Format */
            number_format: string | null;
            /** Time Zone */
            time_zone: string | null;
        };
        /**
         * MyUser
         * @description The user.
         */
        MyUser: {
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Verified */
            is_verified: boolean;
            /** Name */
            name: string;
        };
        /**
         * OneOfMine
         * @description A company one can enter.
         */
        OneOfMine: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** Page[CompanyRow] */
        Page_CompanyRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["CompanyRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[Invitation] */
        Page_Invitation_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["Invitation"][];
            /** Next */
            next?: string | null;
        };
        /** Page[KeyShape] */
        Page_KeyShape_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["KeyShape"][];
            /** Next */
            next?: string | null;
        };
        /** Page[Member] */
        Page_Member_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["Member"][];
            /** Next */
            next?: string | null;
        };
        /** Page[RoleShape] */
        Page_RoleShape_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["RoleShape"][];
            /** Next */
            next?: string | null;
        };
        /** Page[Session] */
        Page_Session_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["Session"][];
            /** Next */
            next?: string | null;
        };
        /** Page[ViewShape] */
        Page_ViewShape_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["ViewShape"][];
            /** Next */
            next?: string | null;
        };
        /**
         * PermissionShape
         * @description A permission, whether one holds it, which ready-made roles do, and whether a key may.
         */
        PermissionShape: {
            /** Function */
            function: string;
            /** In Keys */
            in_keys: boolean;
            /** Is Held */
            is_held: boolean;
            /** Permission */
            permission: string;
            /** Roles */
            roles: string[];
        };
        /**
         * PreferencesBody
         * @description How one likes to see things; null is as the company does. `more` is the web's own.
         */
        PreferencesBody: {
            /** Date Format */
            date_format?: ("YYYY-MM-DD" | "DD.MM.YYYY" | "DD/MM/YYYY" | "MM/DD/YYYY") | null;
            /** Language */
            language?: string | null;
            /** More */
            more?: {
                [key: string]: unknown;
            };
            /** Number Format */
            number_format?: ("1,234.56" | "1.234,56" | "1 234,56" | "1'234.56") | null;
            /** Time Zone */
            time_zone?: string | null;
        };
        /**
         * PreferencesShape
         * @description One's preferences.
         */
        PreferencesShape: {
            /** Date Format */
            date_format?: ("YYYY-MM-DD" | "DD.MM.YYYY" | "DD/MM/YYYY" | "MM/DD/YYYY") | null;
            /** Language */
            language?: string | null;
            /** More */
            more: {
                [key: string]: unknown;
            };
            /** Number Format */
            number_format?: ("1,234.56" | "1.234,56" | "1 234,56" | "1'234.56") | null;
            /** Time Zone */
            time_zone?: string | null;
            /** Version */
            version: number;
        };
        /**
         * Proof
         * @description One's present password, and a code.
         */
        Proof: {
            /** Code */
            code: string;
            /** Password */
            password: string;
        };
        /**
         * RenameTenant
         * @description What the tenant is called from now on.
         */
        RenameTenant: {
            /** Name */
            name: string;
            /**
             * Workspace
             * @description Words to make a new workspace of; the present one stays if left out.
             */
            workspace?: string | null;
        };
        /**
         * ResetPassword
         * @description The token out of the letter, and a new password.
         */
        ResetPassword: {
            /** Password */
            password: string;
            /** Token */
            token: string;
        };
        /**
         * RoleBody
         * @description A role as it is to be.
         */
        RoleBody: {
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
        };
        /**
         * RoleShape
         * @description A role. What a ready-made one may do grows with the product.
         */
        RoleShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /** Ready Made */
            ready_made: string | null;
            /** Version */
            version: number;
        };
        /** RowResult[Invitation] */
        RowResult_Invitation_: {
            /** Problem */
            problem?: {
                [key: string]: unknown;
            } | null;
            result?: components["schemas"]["Invitation"] | null;
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
         * SecondStep
         * @description The ticket of the first step, and six digits from a phone or a recovery code.
         */
        SecondStep: {
            /** Code */
            code: string;
            /** Ticket */
            ticket: string;
            /**
             * Transport
             * @default cookie
             * @enum {string}
             */
            transport: "cookie" | "token";
        };
        /**
         * Secret
         * @description What to scan, or type, into the phone; shown until a code confirms it.
         */
        Secret: {
            /**
             * Picture
             * @description The QR code of the uri, as SVG.
             */
            picture: string;
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /**
         * Session
         * @description Where one is signed in.
         */
        Session: {
            /** Address */
            address: string;
            /** Agent */
            agent: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Two Steps */
            two_steps: boolean;
            /**
             * Used At
             * Format: date-time
             */
            used_at: string;
        };
        /**
         * SignedIn
         * @description A session, or a ticket for the second step. The csrf value goes with the cookie.
         */
        SignedIn: {
            /**
             * Company Id
             * Format: uuid
             */
            company_id: string;
            /** Csrf */
            csrf?: string | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Status
             * @enum {string}
             */
            status: "signed_in" | "second_step";
            /**
             * Tenant Id
             * Format: uuid
             */
            tenant_id: string;
            /** Ticket */
            ticket?: string | null;
            /** Token */
            token?: string | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * SignedUp
         * @description The tenant, and what to name at sign-in where an address is at home in several.
         */
        SignedUp: {
            /**
             * Company Id
             * Format: uuid
             */
            company_id: string;
            /** Name */
            name: string;
            /**
             * Tenant Id
             * Format: uuid
             */
            tenant_id: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /** Workspace */
            workspace: string;
        };
        /**
         * SignIn
         * @description An address and its password. Browsers ask for a cookie, programs for a token.
         */
        SignIn: {
            /**
             * Email
             * @example ada@example.com
             */
            email: string;
            /** Password */
            password: string;
            /**
             * Transport
             * @default cookie
             * @enum {string}
             */
            transport: "cookie" | "token";
            /** Workspace */
            workspace?: string | null;
        };
        /**
         * SignUp
         * @description A tenant to open: its first company, and who owns it.
         */
        SignUp: {
            /** Company */
            company: string;
            /**
             * Country
             * @example DE
             */
            country: string;
            /**
             * Currency
             * @example EUR
             */
            currency: string;
            /**
             * Email
             * @example ada@example.com
             */
            email: string;
            /**
             * Language
             * @default en
             * @example de-AT
             */
            language: string;
            /** Name */
            name: string;
            /** Password */
            password: string;
            /**
             * Time Zone
             * @example Europe/Berlin
             */
            time_zone: string;
        };
        /**
         * Standing
         * @description How a user stands.
         */
        Standing: {
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Status */
            status: string;
        };
        /**
         * State
         * @description Whether signing in takes two steps.
         */
        State: {
            /** Is On */
            is_on: boolean;
            /** Recovery Codes Left */
            recovery_codes_left: number;
        };
        /**
         * TenantShape
         * @description The tenant one is in.
         */
        TenantShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Version */
            version: number;
            /**
             * Workspace
             * @description What to name at sign-in where an address is at several.
             */
            workspace: string;
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
         * VerifyAddress
         * @description The token out of the letter.
         */
        VerifyAddress: {
            /** Token */
            token: string;
        };
        /**
         * ViewBody
         * @description A list as one likes to see it: filters, order and columns, under a name.
         */
        ViewBody: {
            /**
             * Is Shared
             * @default false
             */
            is_shared: boolean;
            /** Name */
            name: string;
            /** Page */
            page: string;
            /** Settings */
            settings: {
                [key: string]: unknown;
            };
        };
        /**
         * ViewShape
         * @description A saved view, one's own or shared by its maker with everybody in the company.
         */
        ViewShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Own */
            is_own: boolean;
            /**
             * Is Shared
             * @default false
             */
            is_shared: boolean;
            /** Name */
            name: string;
            /** Page */
            page: string;
            /** Settings */
            settings: {
                [key: string]: unknown;
            };
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
