import type { Generated } from 'kysely';
import type { Channel } from '../publishing/index.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    ledger_imports: {
      id: Generated<number>;
      authority_id: number;
      office_id: number | null;
      year: number;
      file_name: string;
      file_hash: string;
      rows: number;
      added: number;
      staff_id: number | null;
      staff_name: string;
      at: Date;
    };
    deliveries: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      document_id: number | null;
      channel: Channel;
      state: 'planned' | 'confirmed' | 'failed' | 'removed';
      title: string;
      column_id: number | null;
      article_item: string | null;
      formed_on: string | null;
      planned_at: Date;
      delivered_on: string | null;
      url: Generated<string>;
      note: Generated<string>;
      evidence_hash: string | null;
      evidence_name: Generated<string>;
      failure: Generated<string>;
      import_id: number | null;
      row_key: string | null;
      recorded_by: Generated<string>;
      is_demo: Generated<boolean>;
    };
  }
}
