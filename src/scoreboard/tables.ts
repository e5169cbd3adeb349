import type { Generated } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    scoreboards: {
      authority_id: number;
      shown: boolean;
      version: Generated<number>;
      changed_name: string;
      changed_at: Date;
    };
  }
}
