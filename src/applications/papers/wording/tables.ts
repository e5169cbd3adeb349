import type { Generated } from 'kysely';

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    paper_wordings: {
      authority_id: number;
      key: string;
      text: string;
      version: Generated<number>;
      updated_at: Date;
      updated_by: number | null;
      updater: string;
    };
  }
}
