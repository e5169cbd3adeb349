import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { WorkedLimit } from '../law/index.ts';
import type { Role } from '../platform/roles.ts';

/** One step of a chain. */
export interface ChainStep {
  label: string;
  role: Role;
  /** who may take it in their place, whatever their office */
  also?: readonly Role[];
  /** `office`: only those of the author's office may take it */
  scope: 'office' | 'authority';
  /** the three gates are ticked, or the secrecy statement is made, or what stopped the text is let through one by one, or
   *  an opinion is given and nothing ticked */
  checks: 'gates' | 'secrecy' | 'release' | 'opinion';
  /** it may be passed over: the next one can be taken at once */
  optional?: true;
  /** who took an earlier step of the round may take this one too; an author never */
  again?: true;
  /** how long it may take from when it can be taken; left out: no limit of its own */
  limit?: WorkedLimit;
}

/** What somebody said of a passage: that it may stand, that it should be let through, that it is, that they looked at what
 *  no machine read; `carried`: one of these was said before of the same content, and is counted there. */
export type Said = 'acknowledged' | 'asked' | 'released' | 'viewed' | 'carried';

/** `published`: what the round let pass is public. */
export type RoundState = 'open' | 'passed' | 'returned' | 'voided' | 'recalled' | 'published';

declare module '../platform/database/tables.ts' {
  interface Tables {
    review_chains: {
      id: Generated<number>;
      authority_id: number;
      /** of what is filed there; null: of every column */
      column_id: number | null;
      /** of what this office writes; null: of every office */
      office_id: number | null;
      steps: JSONColumnType<ChainStep[]>;
    };
    review_rounds: {
      id: Generated<number>;
      /** SubjectKind.name */
      subject_kind: string;
      subject_id: string;
      authority_id: number;
      office_id: number | null;
      version: Generated<string>;
      content_hash: string;
      /** its content as plain text; null: a round of before this was kept */
      shown: string | null;
      /** in its place where the subject is about persons */
      sealed_shown: Buffer | null;
      steps: JSONColumnType<ChainStep[]>;
      step: Generated<number>;
      state: RoundState;
      authors: number[];
      submitted_by: number;
      submitted_name: string;
      submitted_at: Date;
      closed_at: Date | null;
      stand_in_id: number | null;
      /** what it is filed under; null: under nothing */
      column_id: number | null;
      /** whose chain it took, in words: '“通知公告”栏目'; '': steps of its own, or a round from before this was kept */
      chain_of: Generated<string>;
      document_id: GeneratedAlways<number | null>;
      revision_id: GeneratedAlways<number | null>;
      application_id: GeneratedAlways<number | null>;
    };
    review_acknowledgements: {
      id: Generated<number>;
      round_id: number;
      check_id: string;
      place: string;
      excerpt: string;
      reason: Generated<string>;
      acknowledged_by: number;
      acknowledged_name: string;
      at: Date;
      said: Said;
      /** passage and reason where the subject is about persons; they are '' in clear then */
      sealed_words: Buffer | null;
    };
    review_findings: {
      id: GeneratedAlways<number>;
      authority_id: number;
      office_id: number | null;
      subject_kind: string;
      subject_id: string;
      key: string;
      check_id: string;
      severity: string;
      place: string;
      first_at: Date;
      gone_at: Date | null;
    };
    reviews: {
      id: Generated<number>;
      round_id: number;
      step: number;
      step_label: string;
      reviewer_id: number;
      reviewer_name: string;
      verdict: 'passed' | 'returned';
      gates: Generated<string[]>;
      remark: Generated<string>;
      at: Date;
      /** who was away, and for whom a deputy gave it; null: for nobody */
      for_id: number | null;
      for_name: string | null;
    };
  }
}
