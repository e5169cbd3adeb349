import type { Generated } from 'kysely';
import type { Ground, OrderState, StepKind } from './rules.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    supervision_orders: {
      id: Generated<number>;
      city_id: number;
      authority_id: number;
      number: string;
      ground: Ground;
      subject: string;
      why: string;
      demand: string;
      state: OrderState;
      due_on: string;
      issued_on: string;
      answered_on: string | null;
      ended_on: string | null;
      version: Generated<number>;
    };
    supervision_steps: {
      id: Generated<number>;
      order_id: number;
      kind: StepKind;
      said: string;
      due_on: string | null;
      by_name: string;
      at: Date;
    };
    supervision_evidence: { id: Generated<number>; step_id: number; name: string; file_hash: string };
  }
}
