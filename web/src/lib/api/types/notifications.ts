// Written by `npm run api` from docs/openapi/notifications.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Attempt
         * @description What came of calling a webhook once; status 0 where no answer came.
         */
        Attempt: {
            /** Answer */
            answer: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Error */
            error: string;
            /** Milliseconds */
            milliseconds: number;
            /** Status */
            status: number;
        };
        /**
         * Delivery
         * @description A delivery, and what is sent.
         */
        Delivery: {
            /** Attempts */
            attempts: number;
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Event */
            event: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Error */
            last_error: string | null;
            /** Last Status */
            last_status: number | null;
            /**
             * Next At
             * Format: date-time
             */
            next_at: string;
            /** Status */
            status: string;
            /** Subject */
            subject: string | null;
            /**
             * Webhook Id
             * Format: uuid
             */
            webhook_id: string;
        };
        /**
         * DeliveryRow
         * @description One event on its way to one webhook.
         */
        DeliveryRow: {
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Event */
            event: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Error */
            last_error: string | null;
            /** Last Status */
            last_status: number | null;
            /**
             * Next At
             * Format: date-time
             */
            next_at: string;
            /** Status */
            status: string;
            /** Subject */
            subject: string | null;
            /**
             * Webhook Id
             * Format: uuid
             */
            webhook_id: string;
        };
        /**
         * Email
         * @description An e-mail and what became of it; what was in it is forgotten once it is sent.
         */
        Email: {
            /** About Id */
            about_id: string | null;
            /** About Kind */
            about_kind: string | null;
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Created By
             * Format: uuid
             */
            created_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Error */
            last_error: string | null;
            /** Receiver */
            receiver: string;
            /** Sent At */
            sent_at: string | null;
            /** Status */
            status: string;
            /** Subject */
            subject: string;
            /** Taken By */
            taken_by: string | null;
        };
        /**
         * Events
         * @description The events there are.
         */
        Events: {
            /** Events */
            events: string[];
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * Message
         * @description Something that happened, told to one person.
         */
        Message: {
            /** Event */
            event: string;
            /**
             * Happened At
             * Format: date-time
             */
            happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Read */
            is_read: boolean;
            /** Read At */
            read_at: string | null;
            /**
             * Subject
             * Format: uuid
             */
            subject: string;
        };
        /**
         * NewWebhook
         * @description Where to tell of which events.
         */
        NewWebhook: {
            /**
             * Events
             * @example [
             *       "invoicing.*",
             *       "payments.payment.recorded"
             *     ]
             */
            events: string[];
            /** Name */
            name: string;
            /**
             * Url
             * @example https://example.com/hooks/erp
             */
            url: string;
        };
        /** Page[DeliveryRow] */
        Page_DeliveryRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["DeliveryRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[Email] */
        Page_Email_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["Email"][];
            /** Next */
            next?: string | null;
        };
        /** Page[Message] */
        Page_Message_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["Message"][];
            /** Next */
            next?: string | null;
        };
        /** Page[ReactionRow] */
        Page_ReactionRow_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["ReactionRow"][];
            /** Next */
            next?: string | null;
        };
        /** Page[Webhook] */
        Page_Webhook_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["Webhook"][];
            /** Next */
            next?: string | null;
        };
        /**
         * ReactionRow
         * @description One event, and one that reacts to it: a function, or a person's e-mail.
         */
        ReactionRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Attempts */
            attempts: number;
            /** Done At */
            done_at: string | null;
            /** Event */
            event: string;
            /** Event Id */
            event_id: number;
            /** Last Error */
            last_error: string | null;
            /**
             * Next At
             * Format: date-time
             */
            next_at: string;
            /** Receiver */
            receiver: string;
            /** Status */
            status: string;
            /**
             * Subject
             * Format: uuid
             */
            subject: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * Replayed
         * @description How many are on their way again.
         */
        Replayed: {
            /** Replayed */
            replayed: number;
        };
        /**
         * ReplayMany
         * @description What to send again: what was given up, or what was delivered.
         */
        ReplayMany: {
            /**
             * Status
             * @default dead
             * @enum {string}
             */
            status: "dead" | "delivered";
        };
        /**
         * Retried
         * @description How many are tried again.
         */
        Retried: {
            /** Retried */
            retried: number;
        };
        /**
         * Retry
         * @description Who shall try again; everybody who gave up if left out.
         */
        Retry: {
            /** Receiver */
            receiver?: string | null;
        };
        /**
         * Subscribe
         * @description What one wants to hear of; an empty list ends it.
         */
        Subscribe: {
            /**
             * Events
             * @example [
             *       "invoicing.invoice.*"
             *     ]
             */
            events: string[];
        };
        /**
         * Subscription
         * @description What one hears of by a channel.
         */
        Subscription: {
            /** Channel */
            channel: string;
            /** Events */
            events: string[];
        };
        /**
         * Unread
         * @description How many messages are unread.
         */
        Unread: {
            /** Unread */
            unread: number;
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
         * Webhook
         * @description Where a company is told of events.
         */
        Webhook: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Disabled Because */
            disabled_because: string | null;
            /** Events */
            events: string[];
            /** Failing Since */
            failing_since: string | null;
            /**
             * Generation
             * @description How many secrets it has had.
             */
            generation: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Enabled */
            is_enabled: boolean;
            /** Name */
            name: string;
            /**
             * Old Until
             * @description Until when the last secret signs, too.
             */
            old_until: string | null;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /**
         * WebhookEdit
         * @description A webhook as it is to be from now on.
         */
        WebhookEdit: {
            /**
             * Events
             * @example [
             *       "invoicing.*",
             *       "payments.payment.recorded"
             *     ]
             */
            events: string[];
            /** Is Enabled */
            is_enabled: boolean;
            /** Name */
            name: string;
            /**
             * Url
             * @example https://example.com/hooks/erp
             */
            url: string;
        };
        /**
         * WebhookGone
         * @description Which webhook was forgotten.
         */
        WebhookGone: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * WebhookWithSecret
         * @description A webhook and its secret, which is shown this once.
         */
        WebhookWithSecret: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Disabled Because */
            disabled_because: string | null;
            /** Events */
            events: string[];
            /** Failing Since */
            failing_since: string | null;
            /**
             * Generation
             * @description How many secrets it has had.
             */
            generation: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Enabled */
            is_enabled: boolean;
            /** Name */
            name: string;
            /**
             * Old Until
             * @description Until when the last secret signs, too.
             */
            old_until: string | null;
            /**
             * Secret
             * @example whsec_...
             */
            secret: string;
            /** Url */
            url: string;
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
