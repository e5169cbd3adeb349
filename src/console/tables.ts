import type { Generated } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    kept_forms: {
      id: Generated<number>;
      staff_id: number;
      action: string;
      sealed_page: Buffer | null;
      sealed_fields: Buffer;
      kept_at: Date;
    };
  }
}
