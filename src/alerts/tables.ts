import type { Generated } from 'kysely';

export type Stage = '5' | '3' | '1' | 'passed';
export type Security = 'tls' | 'starttls' | 'none';

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
    alert_addresses: { staff_id: number; email: string };
    alerts: {
      id: Generated<number>;
      authority_id: number;
      limit_key: string;
      limit_on: string;
      stage: Stage;
      staff_id: number;
      subject: string;
      body: string;
      state: Generated<'waiting' | 'sent' | 'failed' | 'dropped'>;
      attempts: Generated<number>;
      next_at: Date;
      failure: Generated<string>;
      created_at: Date;
      sent_at: Date | null;
    };
  }
}
