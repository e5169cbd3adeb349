import type { Generated } from 'kysely';

export type Security = 'tls' | 'starttls' | 'none';
export type MailState = 'waiting' | 'sent' | 'failed' | 'dropped' | 'gathered';
/** As they come, one a day, or none. */
export type MailMode = 'each' | 'daily' | 'none';

declare module '../platform/database/tables.ts' {
  interface Tables {
    mail_settings: {
      only_row: Generated<boolean>;
      enabled: boolean;
      host: string;
      port: number;
      security: Security;
      login: string;
      sealed_password: Buffer | null;
      sender: string;
      site_address: string;
      updated_at: Date;
      updated_by: string;
    };
    /** Where a member of staff wants to be written to. */
    mail_addresses: {
      staff_id: number;
      /** null: to be sealed yet, brought over by 0177 */
      sealed_email: Buffer | null;
      /** null: given before addresses were confirmed */
      confirmed_at: Date | null;
    };
    /** An address that somebody wants and has not confirmed yet. */
    mail_address_requests: { staff_id: number; sealed_request: Buffer; asked_at: Date; tries: Generated<number> };
    /** Mails that somebody does not want: 'alerts:limit'. */
    mail_refusals: { staff_id: number; mail: string };
    /** How somebody wants reminders; minutes of the day in China. */
    mail_wishes: {
      staff_id: number;
      mode: MailMode;
      quiet: boolean;
      quiet_from: number;
      quiet_to: number;
      quiet_days_off: boolean;
    };
    mails: {
      id: Generated<number>;
      authority_id: number;
      /** who put it in: 'applications' */
      room: string;
      /** which of the room's mails: 'reply' */
      kind: string;
      /** what it tells of: 'application:12' */
      about: string;
      /** what of the site it tells of: 'document:12'; it goes only while the site shows it */
      tells_of: Generated<string[]>;
      /** what is told once has one key */
      key: string;
      /** to somebody in the house; null: to whom the sealed parts say */
      staff_id: number | null;
      /** as lists show the recipient: '申请人' */
      recipient_shown: string;
      subject: string;
      /** '': brought over by 0093, to be worded by its room */
      body: string;
      /** what goes along; '': nothing */
      attachment_name: Generated<string>;
      /** where a mailing is ended, with {code} for what is sealed; '': it is none */
      end_at: Generated<string>;
      /** Parts; null: to staff, or not needed any more */
      sealed_parts: Buffer | null;
      /** name of the audit-log entry that sending it makes; null: none */
      log_action: string | null;
      state: Generated<MailState>;
      attempts: Generated<number>;
      next_at: Date;
      failure: Generated<string>;
      /** the part of its Message-ID before the @, where it was brought over by 0093; null: made of its id */
      message_name: string | null;
      /** as the mail carried it */
      message_id: Generated<string>;
      created_at: Date;
      sent_at: Date | null;
      /** who sent it again after it was given up */
      resent_by: number | null;
      resent_name: Generated<string>;
      resent_at: Date | null;
      /** a reminder to staff: goes when and as its person wishes */
      reminder: Generated<boolean>;
      /** may go; false: waits for its person's hour */
      ready: Generated<boolean>;
      /** goes though its person chose not to get it */
      must: Generated<boolean>;
      /** as a line of a gathered mail */
      what: Generated<string>;
      /** where it is done: '/console/remedies/12' */
      href: Generated<string>;
      /** 'YYYY-MM-DD' */
      due_on: string | null;
      /** the mail that told of it together with others */
      gathered_in: number | null;
    };
  }
}
