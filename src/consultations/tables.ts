import type { ColumnType, Generated } from 'kysely';
import type { CommentChannel } from '../law/index.ts';
import type { ConsultationContent } from './preparing/content.ts';
import type { ResultsContent } from './results/content.ts';

type Json<T> = ColumnType<T | null, string | null | undefined, string | null>;

declare module '../platform/database/tables.ts' {
  interface Tables {
    consultations: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      draft: Json<ConsultationContent>;
      authors: Generated<number[]>;
      saved_by: string;
      saved_at: Date;
      content: Json<ConsultationContent>;
      signed_by: Generated<string>;
      signed_at: Date | null;
      opens_on: string | null;
      until_on: string | null;
      closes_on: string | null;
      closes_provisional: Generated<boolean>;
      extended_from: string | null;
      extended_at: Date | null;
      extended_by: Generated<string>;
      extension_reason: Generated<string>;
      stopped_at: Date | null;
      stopped_by: Generated<string>;
      stopped_reason: Generated<string>;
      withdrawn_at: Date | null;
      withdrawn_by: Generated<string>;
      withdrawn_reason: Generated<string>;
      results_due: string | null;
      results_draft: Json<ResultsContent>;
      results_authors: Generated<number[]>;
      results: Json<ResultsContent>;
      results_on: string | null;
      results_signed_by: Generated<string>;
    };
    consultation_files: {
      consultation_id: number;
      file_hash: string;
      name: string;
      uploaded_by: string;
      uploaded_at: Date;
    };
    consultation_comments: {
      id: Generated<number>;
      consultation_id: number;
      authority_id: number;
      number: string;
      channel: CommentChannel;
      received_on: string;
      arrived_at: Date;
      paragraph: number | null;
      agrees_with: number | null;
      sealed_comment: Buffer | null;
      sealed_sender: Buffer | null;
      sender_shown: Generated<string>;
      sender_key: Buffer | null;
      text_key: Buffer;
      query_code_hash: Buffer | null;
      entered_by: Generated<string>;
      sending: string | null;
      state: Generated<'waiting' | 'shown' | 'kept' | 'withdrawn'>;
      shown_text: Generated<string>;
      kept_why: Generated<string>;
      looked_by: Generated<string>;
      looked_at: Date | null;
      personal_erased_on: string | null;
    };
  }
}
