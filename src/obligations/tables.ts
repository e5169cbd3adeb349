import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { ObligationContent } from './catalogue/content.ts';
import type { Cause, ChangeKind, DocumentFit, DueState, ExcuseReason } from './words.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    obligations: {
      id: GeneratedAlways<number>;
      authority_id: number;
      position: number;
      started_from: Generated<string>;
      number: Generated<number>;
    };
    obligation_versions: {
      id: GeneratedAlways<number>;
      obligation_id: number;
      authority_id: number;
      number: number;
      content: JSONColumnType<ObligationContent>;
      holds_from: string;
      ended: Generated<boolean>;
      remark: Generated<string>;
      set_by: string;
      set_at: Date;
    };
    obligation_offices: { office_id: number; authority_id: number; since: string | null };
    obligation_events: {
      id: GeneratedAlways<number>;
      authority_id: number;
      obligation_id: number;
      office_id: number | null;
      name: string;
      happened_on: string;
      recorded_by: string;
      recorded_at: Date;
      voided_by: Generated<string>;
      voided_reason: Generated<string>;
    };
    dues: {
      id: GeneratedAlways<number>;
      authority_id: number;
      obligation_id: number;
      version_id: number;
      office_id: number | null;
      period: string;
      event_id: number | null;
      base_on: string;
      due_on: string;
      provisional: Generated<boolean>;
      state: Generated<DueState>;
      met_on: string | null;
      told: Generated<'' | 'soon' | 'last' | 'late'>;
    };
    due_documents: {
      id: GeneratedAlways<number>;
      due_id: number;
      authority_id: number;
      obligation_id: number;
      document_id: number | null;
      page: Generated<string>;
      page_title: Generated<string>;
      public_on: string | null;
      state: DocumentFit;
      fits: Generated<string[]>;
      decided_by: Generated<string>;
      decided_at: Date | null;
    };
    due_excuses: {
      id: GeneratedAlways<number>;
      due_id: number;
      authority_id: number;
      reason: ExcuseReason;
      remark: Generated<string>;
      asked_by: number;
      asked_name: string;
      asked_at: Date;
      verdict: 'accepted' | 'refused' | null;
      answer: Generated<string>;
      decided_by: Generated<string>;
      decided_at: Date | null;
    };
    due_reckonings: {
      id: GeneratedAlways<number>;
      authority_id: number;
      at: Date;
      by_name: string;
      cause: Cause;
      remark: Generated<string>;
      made: Generated<number>;
      moved: Generated<number>;
      dropped: Generated<number>;
      restored: Generated<number>;
    };
    due_changes: {
      reckoning_id: number;
      due_id: number;
      what: ChangeKind;
      was_on: string | null;
      is_on: string | null;
    };
    due_marks: { authority_id: number; month: string; mark: string };
  }
}
