import type { Generated, JSONColumnType } from 'kysely';
import type { Role } from '../platform/roles.ts';

/** One step of the chain. `office`: only reviewers of the author's office may take it. */
export interface ChainStep {
  label: string;
  role: Role;
  scope: 'office' | 'authority';
  /** the three gates are ticked, or the secrecy statement is made */
  checks: 'gates' | 'secrecy';
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    review_chains: { authority_id: number; steps: JSONColumnType<ChainStep[]> };
    review_rounds: {
      id: Generated<number>;
      document_id: number;
      revision_id: number;
      content_hash: string;
      steps: JSONColumnType<ChainStep[]>;
      step: Generated<number>;
      state: 'open' | 'passed' | 'returned' | 'voided' | 'recalled';
      submitted_by: number;
      submitted_at: Date;
      closed_at: Date | null;
    };
    reviews: {
      id: Generated<number>;
      round_id: number;
      document_id: number;
      revision_id: number;
      content_hash: string;
      step: number;
      step_label: string;
      reviewer_id: number;
      reviewer_name: string;
      verdict: 'passed' | 'returned';
      gates: Generated<string[]>;
      remark: Generated<string>;
      at: Date;
    };
  }
}
