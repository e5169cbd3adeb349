import type { Generated } from 'kysely';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    remedy_organs: {
      id: Generated<number>;
      authority_id: number;
      from_on: string;
      reconsideration: string;
      court: string;
      set_by: number;
      set_at: Date;
    };
  }
}
