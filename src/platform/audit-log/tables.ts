import type { Generated } from 'kysely';

declare module '../database/tables.ts' {
  interface Tables {
    audit_log: {
      seq: number;
      at: Date;
      actor_id: number | null;
      actor: string;
      authority_id: number | null;
      action: string;
      subject: string;
      detail: unknown;
      address: string | null;
      previous: Buffer;
      hash: Buffer;
    };
    audit_head: { only_row: Generated<boolean>; seq: number; hash: Buffer };
    settings: { key: string; value: unknown };
    files: { hash: string; size: number; media_type: string; created_at: Generated<Date> };
  }
}
