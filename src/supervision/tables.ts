import type { Generated } from 'kysely';
import type { LetterFigure } from './letters/rules.ts';
import type { Ground, OrderState, StepKind } from './rules.ts';
import type { Settings } from './settings/rules.ts';

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
    supervision_settings: {
      city_id: number;
      number: number;
      content: Settings;
      set_by: string;
      set_at: Date;
    };
    supervision_crossings: {
      id: Generated<number>;
      city_id: number;
      authority_id: number;
      measure: string;
      value: number;
      bound: number;
      since: Date;
      ended_at: Date | null;
    };
    supervision_letters: {
      id: Generated<number>;
      city_id: number;
      number: string;
      said: string;
      period: string;
      by_name: string;
      at: Date;
    };
    supervision_letter_receivers: {
      letter_id: number;
      authority_id: number;
      city_id: number;
      sent_on: string;
      figures: LetterFigure[];
      read_by: string | null;
      read_at: Date | null;
    };
    supervision_evidence: { id: Generated<number>; step_id: number; name: string; file_hash: string };
  }
}
