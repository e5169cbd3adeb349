import type { Generated } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    api_keys: {
      id: Generated<number>;
      authority_id: number;
      name: string;
      key_hash: string;
      beginning: string;
      created_at: Date;
      created_by: string;
      used_on: Generated<string | null>;
      revoked_at: Generated<Date | null>;
      revoked_by: Generated<string>;
    };
  }
}
