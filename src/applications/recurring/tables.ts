import type { Generated } from 'kysely';

export type DecisionKind = 'drafted' | 'declined';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    proactive_decisions: {
      id: Generated<number>;
      authority_id: number;
      kind: DecisionKind;
      /** what was asked for, without whom */
      subject: string;
      sealed_reason: Buffer | null;
      document_id: number | null;
      decided_at: Date;
      decided_by: number | null;
      decider: string;
    };
    proactive_decision_applications: { decision_id: number; application_id: number };
  }
}
