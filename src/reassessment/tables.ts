import type { Generated } from 'kysely';
import type { AssessmentResult, WithheldGround } from '../law/index.ts';
import type { Source } from './words.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    reassessment_entries: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      title: string;
      number: Generated<string>;
      ground: WithheldGround;
      withheld_on: string;
      secret_until: string | null;
      remark: Generated<string>;
      came: 'hand' | 'sheet';
      entered_by: string;
      entered_on: string;
      removed_on: string | null;
      removed_by: Generated<string>;
      removed_reason: Generated<string>;
      version: Generated<number>;
    };
    reassessments: {
      id: Generated<number>;
      authority_id: number;
      source: Source;
      source_id: number;
      name: string;
      title: string | null;
      withheld_on: string;
      of_office_id: number | null;
      ground: WithheldGround;
      result: AssessmentResult;
      reason: string;
      next_on: string | null;
      office_id: number | null;
      draft_title: Generated<string>;
      state: 'submitted' | 'confirmed' | 'returned';
      assessed_on: string;
      assessed_by: number;
      assessor: string;
      reviewed_on: string | null;
      reviewed_by: number | null;
      reviewer: Generated<string>;
      review_note: Generated<string>;
      document_id: number | null;
      told_on: string | null;
      told_by: Generated<string>;
      told_note: Generated<string>;
    };
  }
}
