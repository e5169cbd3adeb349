import type { JSONColumnType } from 'kysely';
import type { FileFinding } from './findings.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    file_checks: {
      file_hash: string;
      ending: string;
      engine: string;
      findings: JSONColumnType<FileFinding[]>;
      looked_at: Date;
    };
  }
}
