import type { Generated } from 'kysely';
import type { AppealOutcomeId, Appellant, RemedyOutcome, RemedyProcedure } from '../law/index.ts';

export type EventKind =
  | 'opened'
  | 'amended'
  | 'answered'
  | 'hearing'
  | 'concluded'
  | 'redone'
  | 'reopened'
  | 'note'
  | 'appealed'
  | 'appealAmended'
  | 'appealAnswered'
  | 'remanded'
  | 'appealUndone'
  | 'reopenedReply';
export type FileKind = 'claim' | 'answer' | 'evidence' | 'decision' | 'other';

declare module '../platform/database/tables.ts' {
  interface Tables {
    remedy_cases: {
      id: Generated<number>;
      authority_id: number;
      kind: 'reconsideration' | 'directSuit' | 'suitAfterReconsideration';
      sealed_title: Buffer | null;
      filed_on: string;
      result: 'upheld' | 'corrected' | 'otherResult' | null;
      concluded_on: string | null;
      application_id: number | null;
      is_demo: Generated<boolean>;
      body: Generated<string>;
      case_number: Generated<string>;
      document_id: number | null;
      before_id: number | null;
      procedure: Generated<RemedyProcedure>;
      served_on: string | null;
      answered_on: string | null;
      hearing_on: string | null;
      sealed_hearing_note: Buffer | null;
      outcome: RemedyOutcome | null;
      decision_received_on: string | null;
      sealed_decision_note: Buffer | null;
      redo_by: string | null;
      redone_on: string | null;
      officer_id: number | null;
      first_outcome: RemedyOutcome | null;
      first_on: string | null;
      first_received_on: string | null;
      appealed_by: Appellant | null;
      appealed_on: string | null;
      appeal_body: Generated<string>;
      appeal_number: Generated<string>;
      appeal_served_on: string | null;
      appeal_answered_on: string | null;
      appeal_outcome: AppealOutcomeId | null;
    };
    remedy_events: {
      id: Generated<number>;
      case_id: number;
      kind: EventKind;
      happened_on: string;
      sealed_note: Buffer | null;
      author: string;
      at: Date;
    };
    remedy_files: {
      id: Generated<number>;
      case_id: number;
      file_hash: string;
      sealed_name: Buffer | null;
      kind: FileKind;
      added_by: string;
      added_at: Date;
    };
  }
}
