import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { SurveyContent } from './preparing/content.ts';
import type { Picks } from './questions/questions.ts';

export type AnswerChannel = 'site' | 'window';
export type TextState = 'unread' | 'shown' | 'kept';

declare module '../platform/database/tables.ts' {
  interface Tables {
    surveys: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      draft: ColumnType<SurveyContent | null, string | null, string | null>;
      authors: Generated<number[]>;
      saved_by: string;
      saved_at: Date;
      opens_on: string | null;
      closes_on: string | null;
      withdrawn_at: Date | null;
      withdrawn_by: Generated<string>;
      withdrawn_reason: Generated<string>;
    };
    survey_versions: {
      id: Generated<number>;
      survey_id: number;
      authority_id: number;
      number: number;
      content: JSONColumnType<SurveyContent>;
      submitted_by: string;
      signed_by: string;
      published_at: Date;
      until: Date | null;
    };
    survey_extensions: {
      id: Generated<number>;
      survey_id: number;
      closed_before: string;
      closes_on: string;
      reason: string;
      extended_by: string;
      extended_at: Date;
    };
    survey_answers: {
      id: Generated<number>;
      survey_id: number;
      version_id: number;
      channel: AnswerChannel;
      answered_on: string;
      picks: JSONColumnType<Picks>;
      entered_by: Generated<string>;
      slip: string;
    };
    survey_texts: {
      answer_id: number;
      question: number;
      survey_id: number;
      version_id: number;
      sealed_text: Buffer | null;
      found: Generated<string[]>;
      state: Generated<TextState>;
      public_text: Generated<string>;
      judged_by: Generated<string>;
      judged_at: Date | null;
    };
    survey_codes: { survey_id: number; address_key: Buffer; code_key: Buffer; used: Generated<boolean> };
  }
}
