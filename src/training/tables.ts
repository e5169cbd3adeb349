import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Role } from '../platform/roles.ts';
import type { Question } from './quiz/written.ts';
import type { Refusal, Way } from './words.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    training_years: {
      authority_id: number;
      year: number;
      hours_each: number | null;
      aims: Generated<string>;
      saved_by: string;
      saved_at: Date;
    };
    trainings: {
      id: Generated<number>;
      authority_id: number;
      title: string;
      content: Generated<string>;
      teacher: string;
      place: string;
      starts_at: Date;
      ends_at: Date;
      hours: number;
      roles: Role[];
      office_ids: number[];
      below: Generated<boolean>;
      quiz: ColumnType<Question[] | null, string | null | undefined, string | null>;
      pass_mark: number | null;
      quiz_until: string | null;
      door_opened_at: Date | null;
      door_closed_at: Date | null;
      cancelled_at: Date | null;
      cancelled_reason: Generated<string>;
      closed_at: Date | null;
      planned_by: string;
      planned_at: Date;
      version: Generated<number>;
    };
    training_changes: {
      id: Generated<number>;
      training_id: number;
      kind: 'moved' | 'cancelled';
      starts_before: Date;
      place_before: string;
      reason: string;
      changed_by: string;
      changed_at: Date;
    };
    training_files: {
      id: Generated<number>;
      training_id: number;
      file_hash: string;
      name: string;
      size: number;
      added_by: string;
      added_at: Date;
    };
    training_attendance: {
      training_id: number;
      attended_by: number;
      authority_id: number;
      office_id: number | null;
      way: Way;
      came_at: Date | null;
      left_at: Date | null;
      hours: number;
      remark: Generated<string>;
      device: Buffer | null;
      entered_by: string;
      entered_at: Date;
    };
    training_removals: {
      id: Generated<number>;
      training_id: number;
      attended_by: number;
      way: Way;
      came_at: Date | null;
      reason: string;
      removed_by: string;
      removed_at: Date;
    };
    training_refusals: {
      id: Generated<number>;
      training_id: number;
      tried_by: number;
      why: Refusal;
      refused_at: Date;
    };
    training_answers: {
      training_id: number;
      answered_by: number;
      nth: number;
      chosen: JSONColumnType<number[][]>;
      score: number;
      passed: boolean;
      answered_at: Date;
    };
    training_certificates: {
      id: Generated<number>;
      training_id: number;
      authority_id: number;
      earned_by: number;
      number: string;
      hours: number;
      issued_on: string;
      withdrawn_on: string | null;
      withdrawn_reason: Generated<string>;
    };
    training_leavers: { left_by: number; left_on: string };
  }
}
