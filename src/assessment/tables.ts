import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Grade } from '../law/index.ts';
import type { Trace } from './counting/trace.ts';
import type { PublishedResults } from './results/content.ts';
import type { SchemeContent } from './scheme/content.ts';
import type { Scope, ScoreKind, SubjectState } from './words.ts';

type Json<T> = ColumnType<T | null, string | null, string | null>;

declare module '../platform/database/tables.ts' {
  interface Tables {
    assessment_schemes: {
      id: Generated<number>;
      keeper_id: number;
      year: number;
      scope: Scope;
      draft: Json<SchemeContent>;
      saved_by: string;
      saved_at: Date;
      version: Generated<number>;
      number: Generated<number>;
      frozen_at: Date | null;
    };
    assessment_scheme_versions: {
      id: Generated<number>;
      scheme_id: number;
      number: number;
      content: JSONColumnType<SchemeContent>;
      reason: string;
      published_by: string;
      published_at: Date;
    };
    assessment_subjects: {
      id: Generated<number>;
      scheme_id: number;
      authority_id: number;
      office_id: number | null;
      name: string;
      counted_from: string;
      state: SubjectState;
      self_by: string;
      self_on: string | null;
      told_on: string | null;
      appeal_by: string | null;
      final_on: string | null;
      total: number | null;
      grade: Grade | null;
      left_on: string | null;
      left_reason: Generated<string>;
      survey_id: number | null;
      survey_question: Generated<number>;
      answering_office_id: Generated<number | null>;
      version: Generated<number>;
    };
    assessment_claims: { subject_id: number; item: string; points: number | null; said: string };
    assessment_scores: {
      id: Generated<number>;
      subject_id: number;
      item: string;
      kind: ScoreKind;
      points: number | null;
      reason: string;
      trace: Json<Trace>;
      given_by: number | null;
      given_name: string;
      given_at: Date;
    };
    assessment_appeals: {
      id: Generated<number>;
      subject_id: number;
      item: string;
      reason: string;
      filed_by: string;
      filed_at: Date;
      verdict: 'kept' | 'changed' | null;
      decision: Generated<string>;
      decided_by: Generated<string>;
      decided_at: Date | null;
    };
    assessment_evidence: {
      id: Generated<number>;
      subject_id: number;
      item: string;
      appeal_id: number | null;
      name: string;
      file_hash: string;
      by_name: string;
      at: Date;
      dropped_at: Date | null;
    };
    assessment_results: {
      id: Generated<number>;
      scheme_id: number;
      authority_id: number;
      year: number;
      content: JSONColumnType<PublishedResults>;
      published_by: string;
      published_on: string;
    };
    assessment_result_versions: {
      result_id: number;
      number: number;
      content: JSONColumnType<PublishedResults>;
      reason: string;
      published_by: string;
      published_on: string;
    };
    assessment_corrections: {
      id: Generated<number>;
      subject_id: number;
      item: string;
      reason: string;
      points_before: number | null;
      points_after: number | null;
      trace: Json<Trace>;
      total_before: number;
      grade_before: Grade;
      total_after: number;
      grade_after: Grade;
      proposed_by: number;
      proposed_name: string;
      proposed_at: Date;
      state: 'proposed' | 'confirmed' | 'refused' | 'withdrawn';
      remark: Generated<string>;
      decided_name: Generated<string>;
      decided_on: string | null;
    };
  }
}
