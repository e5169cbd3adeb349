import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { GuideContent } from './content.ts';
import type { WindowContent } from './windows/hours.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    guides: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      draft: ColumnType<GuideContent | null, string | null, string | null>;
      authors: Generated<number[]>;
      saved_by: string;
      saved_at: Date;
      checked_on: string | null;
      checked_by: Generated<string>;
      withdrawn_at: Date | null;
      withdrawn_by: Generated<string>;
      withdrawn_reason: Generated<string>;
    };
    guide_versions: {
      id: Generated<number>;
      guide_id: number;
      authority_id: number;
      content: JSONColumnType<GuideContent>;
      submitted_by: string;
      signed_by: string;
      published_at: Date;
      until: Date | null;
    };
    guide_samples: {
      guide_id: number;
      file_hash: string;
      name: string;
      uploaded_by: string;
      uploaded_at: Date;
    };
    service_windows: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      number: number;
      content: JSONColumnType<WindowContent>;
      saved_by: string;
      saved_at: Date;
      closed_at: Date | null;
    };
    window_guides: {
      window_id: number;
      guide_id: number;
      authority_id: number;
    };
  }
}
