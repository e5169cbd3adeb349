import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { FoundState, Way } from './words.ts';
import type { TopicContent } from './writing/content.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    found_topics: {
      id: Generated<number>;
      authority_id: number;
      words: string[];
      found_on: string;
      state: Generated<FoundState>;
      told_on: string | null;
      dealt_on: string | null;
      dealt_by: Generated<string>;
      dealt_week: Generated<number>;
      reason: Generated<string>;
      way: Generated<Way | ''>;
      begun: Generated<string>;
    };
    topics: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      draft: ColumnType<TopicContent | null, string | null, string | null>;
      authors: Generated<number[]>;
      saved_by: string;
      saved_at: Date;
      closed_on: string | null;
      withdrawn_at: Date | null;
      withdrawn_by: Generated<string>;
      withdrawn_reason: Generated<string>;
    };
    topic_versions: {
      id: Generated<number>;
      topic_id: number;
      authority_id: number;
      content: JSONColumnType<TopicContent>;
      submitted_by: string;
      signed_by: string;
      published_at: Date;
      until: Date | null;
    };
  }
}
