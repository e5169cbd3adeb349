import type { Generated } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    policy_facts: {
      document_id: number;
      authority_id: number;
      theme: Generated<string>;
      audiences: Generated<string[]>;
      in_force_from: string | null;
      in_force_until: string | null;
      exempt: Generated<string>;
      set_by: string;
      set_at: Date;
    };
  }
}
