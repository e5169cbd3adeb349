import type { Generated, JSONColumnType } from 'kysely';
import type { Content } from './content.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    authority_profiles: {
      authority_id: number;
      content: JSONColumnType<Content>;
      authors: number[];
      saved_by: string;
      saved_at: Date;
    };
    authority_profile_versions: {
      id: Generated<number>;
      authority_id: number;
      content: JSONColumnType<Content>;
      submitted_by: string;
      signed_by: string;
      published_at: Date;
      names_from: string | null;
    };
  }
}
