import type { Db, Tx } from '../../platform/database/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import type { Trace } from '../counting/trace.ts';
import {
  authorityAnswers,
  officeAnswers,
  reviewers,
  type ScoreKind,
  type SubjectState,
  type Verdict,
} from '../words.ts';

/** One that is assessed by a scheme. */
export interface Subject {
  id: number;
  schemeId: number;
  keeperId: number;
  authorityId: number;
  authorityCode: string;
  /** null: the authority as a whole */
  officeId: number | null;
  name: string;
  countedFrom: string;
  state: SubjectState;
  selfBy: string;
  /** when its self-assessment first came in */
  selfOn: string | null;
  toldOn: string | null;
  appealBy: string | null;
  finalOn: string | null;
  total: number | null;
  grade: 'excellent' | 'good' | 'fair' | 'poor' | null;
  leftOn: string | null;
  leftReason: string;
  surveyId: number | null;
  surveyQuestion: number;
  /** who answers for an office that was closed into another; null: it itself */
  answeringOfficeId: number | null;
  version: number;
}

function subjects(db: Db) {
  return db
    .selectFrom('assessment_subjects as u')
    .innerJoin('assessment_schemes as s', 's.id', 'u.scheme_id')
    .innerJoin('authorities as w', 'w.id', 'u.authority_id')
    .select([
      'w.code as authorityCode',
      'u.id',
      'u.scheme_id as schemeId',
      's.keeper_id as keeperId',
      'u.authority_id as authorityId',
    ])
    .select(['u.office_id as officeId', 'u.name', 'u.counted_from as countedFrom', 'u.state', 'u.self_by as selfBy'])
    .select(['u.self_on as selfOn', 'u.told_on as toldOn', 'u.appeal_by as appealBy', 'u.final_on as finalOn'])
    .select(['u.total', 'u.grade', 'u.left_on as leftOn', 'u.left_reason as leftReason'])
    .select(['u.survey_id as surveyId', 'u.survey_question as surveyQuestion', 'u.version'])
    .select(['u.answering_office_id as answeringOfficeId']);
}

/** All that a scheme assesses, in the order they were listed. */
export function subjectsOf(db: Db, schemeId: number): Promise<Subject[]> {
  return subjects(db).where('u.scheme_id', '=', schemeId).orderBy('u.id').execute();
}

/** What of this person's own is assessed, or was: their authority's, their office's; the newest first. */
export function assessedOf(db: Db, who: Who): Promise<(Subject & { title: string; year: number; keeper: string })[]> {
  const whole = has(who, ...authorityAnswers);
  const office = has(who, ...officeAnswers) ? who.officeId : null;
  if (!whole && office === null) return Promise.resolve([]);
  return subjects(db)
    .innerJoin('authorities as k', 'k.id', 's.keeper_id')
    .innerJoin('assessment_scheme_versions as v', (join) =>
      join.onRef('v.scheme_id', '=', 's.id').onRef('v.number', '=', 's.number'),
    )
    .select(['s.year', 'k.name as keeper'])
    .select((eb) => eb.ref('v.content', '->>').key('title').$castTo<string>().as('title'))
    .where('u.authority_id', '=', who.authorityId)
    .where((eb) =>
      eb.or([
        ...(whole ? [eb('u.office_id', 'is', null)] : []),
        ...(office !== null ? [eb(eb.fn.coalesce('u.answering_office_id', 'u.office_id'), '=', office)] : []),
      ]),
    )
    .orderBy('s.year', 'desc')
    .orderBy('u.id', 'desc')
    .execute();
}

/** On which side somebody stands of one that is assessed. */
export type Side = 'keeper' | 'assessed';

export function sideOf(
  who: Who,
  of: Pick<Subject, 'keeperId' | 'authorityId' | 'officeId' | 'answeringOfficeId'>,
): Side | undefined {
  const own = who.authorityId === of.authorityId;
  if (own && of.officeId === null && has(who, ...authorityAnswers)) return 'assessed';
  const answers = of.answeringOfficeId ?? of.officeId;
  if (own && answers !== null && answers === who.officeId && has(who, ...officeAnswers)) return 'assessed';
  return who.authorityId === of.keeperId && has(who, ...reviewers) ? 'keeper' : undefined;
}

export function subjectById(db: Db, id: number): Promise<Subject | undefined> {
  return subjects(db).where('u.id', '=', id).executeTakeFirst();
}

/** Waits for others who do something about the same one. */
export function lockSubject(tx: Tx, id: number): Promise<Subject | undefined> {
  return subjects(tx).where('u.id', '=', id).forUpdate('u').executeTakeFirst();
}

/** Counts up with each thing that is done. */
export function touch(tx: Tx, id: number) {
  return tx
    .updateTable('assessment_subjects')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export interface Claim {
  item: string;
  points: number | null;
  said: string;
}

export function claimsOf(db: Db, subjectId: number): Promise<Claim[]> {
  return db
    .selectFrom('assessment_claims')
    .select(['item', 'points', 'said'])
    .where('subject_id', '=', subjectId)
    .execute();
}

export interface Evidence {
  id: number;
  item: string;
  appealId: number | null;
  name: string;
  hash: string;
  droppedAt: Date | null;
}

export function evidenceOf(db: Db, subjectId: number): Promise<Evidence[]> {
  return db
    .selectFrom('assessment_evidence')
    .select(['id', 'item', 'appeal_id as appealId', 'name', 'file_hash as hash', 'dropped_at as droppedAt'])
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .execute();
}

/** One time that points were given, confirmed, or counted. */
export interface Score {
  id: number;
  subjectId: number;
  item: string;
  kind: ScoreKind;
  points: number | null;
  reason: string;
  trace: Trace | null;
  givenBy: number | null;
  givenName: string;
  givenAt: Date;
}

/** Of some that are assessed, in the order they were given. */
export function scoresOf(db: Db, subjectIds: readonly number[]): Promise<Score[]> {
  if (!subjectIds.length) return Promise.resolve([]);
  return db
    .selectFrom('assessment_scores')
    .select(['id', 'subject_id as subjectId', 'item', 'kind', 'points', 'reason', 'trace'])
    .select(['given_by as givenBy', 'given_name as givenName', 'given_at as givenAt'])
    .where((eb) => eb('subject_id', '=', eb.fn.any(eb.val([...subjectIds]))))
    .orderBy('id')
    .execute();
}

/** Rows by what they have in common, in their order. */
export function sortedBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const sorted = new Map<K, T[]>();
  for (const row of rows) {
    const own = sorted.get(keyOf(row));
    if (own) own.push(row);
    else sorted.set(keyOf(row), [row]);
  }
  return sorted;
}

/** Sorted by whose they are. */
export const bySubject = <T extends { subjectId: number }>(rows: readonly T[]): Map<number, T[]> =>
  sortedBy(rows, ({ subjectId }) => subjectId);

export interface Appeal {
  id: number;
  subjectId: number;
  item: string;
  reason: string;
  filedBy: string;
  filedAt: Date;
  /** null: not decided yet */
  verdict: Verdict | null;
  decision: string;
  decidedBy: string;
  decidedAt: Date | null;
}

export function appealsOf(db: Db, subjectIds: readonly number[]): Promise<Appeal[]> {
  if (!subjectIds.length) return Promise.resolve([]);
  return db
    .selectFrom('assessment_appeals')
    .select(['id', 'subject_id as subjectId', 'item', 'reason', 'filed_by as filedBy', 'filed_at as filedAt'])
    .select(['verdict', 'decision', 'decided_by as decidedBy', 'decided_at as decidedAt'])
    .where((eb) => eb('subject_id', '=', eb.fn.any(eb.val([...subjectIds]))))
    .orderBy('id')
    .execute();
}
