// Written by `npm run api` from docs/openapi/documents.json.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AttachedFile
         * @description A file on a record: its latest version.
         */
        AttachedFile: {
            /**
             * Attached At
             * Format: date-time
             */
            attached_at: string;
            /**
             * Attached By
             * Format: uuid
             */
            attached_by: string;
            /**
             * Attachment Id
             * Format: uuid
             */
            attachment_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kept At
             * Format: date-time
             */
            kept_at: string;
            /**
             * Kept By
             * Format: uuid
             */
            kept_by: string;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /**
             * Number
             * @description The version, from 1.
             */
            number: number;
            /**
             * Origin
             * @description `uploaded` by somebody, or `made` by the application.
             */
            origin: string;
            /**
             * Series
             * Format: uuid
             * @description What all versions of a file share.
             */
            series: string;
            /**
             * Sha256
             * @description Of the content, in hexadecimal.
             */
            sha256: string;
            /**
             * Size
             * @description Bytes.
             */
            size: number;
        };
        /**
         * AttachFile
         * @description Which file to attach.
         */
        AttachFile: {
            /**
             * File Id
             * Format: uuid
             */
            file_id: string;
        };
        /** Body_documents_add_version */
        Body_documents_add_version: {
            /**
             * File
             * @description The file, with its name.
             */
            file: string;
        };
        /** Body_documents_upload_file */
        Body_documents_upload_file: {
            /**
             * File
             * @description The file, with its name.
             */
            file: string;
            /** Kind */
            kind?: string | null;
            /** Subject */
            subject?: string | null;
        };
        /**
         * Gone
         * @description What was taken away.
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
        /** Page[StoredFile] */
        Page_StoredFile_: {
            /**
             * Count
             * @description How many there are in all, where asked for.
             */
            count?: number | null;
            /** Items */
            items: components["schemas"]["StoredFile"][];
            /** Next */
            next?: string | null;
        };
        /**
         * RecordKinds
         * @description The kinds of records that files can be attached to.
         */
        RecordKinds: {
            /** Kinds */
            kinds: string[];
        };
        /**
         * StoredFile
         * @description One version of a file.
         */
        StoredFile: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kept At
             * Format: date-time
             */
            kept_at: string;
            /**
             * Kept By
             * Format: uuid
             */
            kept_by: string;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /**
             * Number
             * @description The version, from 1.
             */
            number: number;
            /**
             * Origin
             * @description `uploaded` by somebody, or `made` by the application.
             */
            origin: string;
            /**
             * Series
             * Format: uuid
             * @description What all versions of a file share.
             */
            series: string;
            /**
             * Sha256
             * @description Of the content, in hexadecimal.
             */
            sha256: string;
            /**
             * Size
             * @description Bytes.
             */
            size: number;
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
