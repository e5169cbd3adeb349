import type { Generated, JSONColumnType } from 'kysely';
import type { ComplaintState, ComplaintStep, Duty } from '../law/index.ts';
import type { CameBy, Origin } from './words.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    accountability_cases: {
      id: Generated<number>;
      authority_id: number;
      keeper_id: number;
      number: string;
      origin: Origin;
      way: CameBy;
      duty: Duty;
      title: string;
      sealed_sender: Buffer | null;
      sender_shown: Generated<string>;
      reachable: Generated<boolean>;
      sealed_text: Buffer | null;
      message_id: number | null;
      came_on: string;
      phase: ComplaintState['phase'];
      counted_on: string | null;
      counted: Generated<number>;
      closed_on: string | null;
      personal_erased_on: string | null;
      entered_by: string;
      entered_at: Date;
      link: Generated<string>;
      evidence_hash: string | null;
      evidence_name: Generated<string>;
      version: Generated<number>;
    };
    accountability_steps: {
      case_id: number;
      seq: number;
      step: JSONColumnType<ComplaintStep>;
      sealed_said: Buffer | null;
      recorder: string;
      recorded_at: Date;
    };
    accountability_evidence: {
      id: Generated<number>;
      case_id: number;
      seq: number;
      sealed_name: Buffer;
      file_hash: string;
    };
  }
}
