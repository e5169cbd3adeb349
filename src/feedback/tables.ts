import type { Generated } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    page_ratings: {
      id: Generated<number>;
      authority_id: number;
      path: string;
      office_id: number | null;
      useful: boolean;
      sealed_words: Buffer | null;
      slip: string;
      rated_on: string;
    };
    page_views: { authority_id: number; day: string; path: string; times: number };
  }
}
