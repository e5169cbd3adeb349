import type { Generated, JSONColumnType } from 'kysely';

export type Ended = 'withdrawn' | 'takenDown' | 'declined';

declare module '../platform/database/tables.ts' {
  interface Tables {
    suppliers: {
      id: Generated<number>;
      authority_id: number;
      name: string;
      key_id: string;
      sealed_secret: Buffer;
      office_id: number;
      column_id: number;
      columns: JSONColumnType<Record<string, number>, string | undefined, string>;
      waits: boolean;
      site_address: Generated<string>;
      stopped_at: Generated<Date | null>;
      heard_at: Generated<Date | null>;
      changed: Generated<number>;
      created_at: Date;
      created_by: string;
    };
    supplier_nonces: { supplier_id: number; nonce: string; at: Date };
    supplied_files: {
      supplier_id: number;
      hash: string;
      name: string;
      size: number;
      came: Generated<number>;
      state: Generated<'coming' | 'kept' | 'refused'>;
      fault: Generated<string>;
      at: Date;
    };
    supplied_documents: {
      supplier_id: number;
      key: string;
      version: number;
      digest: string;
      document_id: number;
      ended: Generated<Ended | null>;
      ended_reason: Generated<string>;
      changed: number;
      column_name: Generated<string>;
    };
  }
}
