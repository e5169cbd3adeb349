import type { Generated } from 'kysely';

export type MailKind = 'filed' | 'receipt' | 'correction' | 'extension' | 'reply';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    citizen_mails: {
      id: Generated<number>;
      application_id: number;
      kind: MailKind;
      /** null: filed */
      paper_id: number | null;
      state: Generated<'waiting' | 'sent' | 'failed' | 'dropped'>;
      attempts: Generated<number>;
      next_at: Date;
      failure: Generated<string>;
      created_at: Date;
      sent_at: Date | null;
      message_id: Generated<string>;
      attached: Generated<boolean>;
      /** who sent it again after it was given up */
      resent_by: number | null;
      resent_name: Generated<string>;
      resent_at: Date | null;
    };
  }
}
