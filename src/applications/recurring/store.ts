import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { PublicText } from '../../publishing/index.ts';
import { maybePublic } from '../alike.ts';
import { openText } from '../privacy/sealed-words.ts';
import { isReplyHeldBack } from '../store.ts';
import { type Asked, recurringAmong, waits } from './rules.ts';
import type { DecisionKind } from './tables.ts';

/** Newest applications that are compared: a town has a few hundred a year. */
const COMPARED = 2_000;

/** What became of it for everybody. */
export interface Decision {
  id: number;
  kind: DecisionKind;
  /** why it was declined: `reasonOf` */
  sealedReason: Buffer | null;
  decider: string;
  at: Date;
  /** the draft; null: given up before anybody saw it */
  documentId: number | null;
  /** the draft is public now */
  published: boolean;
}

export interface AskedFor extends Asked {
  number: string;
  subject: string;
  arrivedOn: string | null;
  /** given in whole or in part; 'public': it was public already */
  given: 'yes' | 'public' | 'no' | 'open';
  wantsPublic: boolean;
  decision: Decision | undefined;
}

/** Alike applications, or one by itself whose applicant suggests publishing. */
export interface RecurringRequest {
  members: readonly AskedFor[];
  applicants: number;
  words: readonly string[];
  /** a decision is due */
  waits: boolean;
}

/** What was asked often from a day on, and what applicants suggest to publish; what waits first. 条例 art. 44
 *  @param from, to 'YYYY-MM-DD', the second excluded */
export async function recurringRequests(
  db: Db,
  authorityId: number,
  from: string,
  to = '9999-12-31',
): Promise<RecurringRequest[]> {
  const all = await askedSince(db, authorityId, from, to);
  const groups = recurringAmong(all);
  const grouped = new Set(groups.flatMap(({ members }) => members.map(({ id }) => id)));
  const alone = all
    .filter(({ id, wantsPublic }) => wantsPublic && !grouped.has(id))
    .map((one) => ({ members: [one], applicants: 1, words: one.words.slice(0, 8) }));
  return [...groups, ...alone]
    .map((group) => ({ ...group, waits: waits(group.members.map(standing)) }))
    .sort((a, b) => Number(b.waits) - Number(a.waits));
}

const standing = ({ decision, wantsPublic }: AskedFor) => ({ decided: decision !== undefined, suggested: wantsPublic });

/** How many wait for a decision. */
export async function countRecurring(db: Db, authorityId: number, from: string, to?: string): Promise<number> {
  return (await recurringRequests(db, authorityId, from, to)).filter((group) => group.waits).length;
}

async function askedSince(db: Db, authorityId: number, from: string, to: string): Promise<AskedFor[]> {
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'number', 'subject', 'words', 'identity_key', 'arrived_on', 'reply_kind', 'outcome', 'wants_public'])
    .where('authority_id', '=', authorityId)
    .where('arrived_on', '>=', from)
    .where('arrived_on', '<', to)
    .where('phase', '<>', 'merged')
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '<>', 'notProcessed.petition')]))
    .orderBy('arrived_on', 'desc')
    .orderBy('id', 'desc')
    .limit(COMPARED)
    .execute();
  const decisions = await decisionsOf(
    db,
    authorityId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    subject: row.subject,
    words: row.words,
    applicant: row.identity_key?.toString('hex') ?? null,
    arrivedOn: row.arrived_on,
    wantsPublic: row.wants_public,
    given: givenOf(row),
    decision: decisions.get(row.id),
  }));
}

function givenOf({ reply_kind, outcome }: { reply_kind: string | null; outcome: string | null }): AskedFor['given'] {
  if (reply_kind === 'alreadyPublic') return 'public';
  if (outcome === 'granted' || outcome === 'partial') return 'yes';
  return outcome ? 'no' : 'open';
}

/** The last decision about each application. */
async function decisionsOf(db: Db, authorityId: number, ids: readonly number[]): Promise<Map<number, Decision>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('proactive_decision_applications as l')
    .innerJoin('proactive_decisions as d', 'd.id', 'l.decision_id')
    .leftJoin('publications as p', 'p.document_id', 'd.document_id')
    .select([
      'l.application_id as application',
      'd.id',
      'kind',
      'sealed_reason as sealedReason',
      'decider',
      'decided_at as at',
    ])
    .select(['d.document_id as documentId', 'p.document_id as public', 'p.withdrawn_at as withdrawn'])
    .where('d.authority_id', '=', authorityId)
    .where('l.application_id', 'in', ids)
    .orderBy('d.id')
    .execute();
  return new Map(
    rows.map(({ application, public: made, withdrawn, ...decision }) => [
      application,
      { ...decision, published: made !== null && withdrawn === null },
    ]),
  );
}

/** What was decided of a matter, each decision once. */
export function decisionsIn({ members }: RecurringRequest): Decision[] {
  return [...new Map(members.flatMap(({ decision }) => (decision ? [[decision.id, decision]] : []))).values()];
}

/** The decision about one application, for its page. */
export async function decisionAbout(
  db: Db,
  sealer: Sealer,
  authorityId: number,
  id: number,
): Promise<ToldDecision | undefined> {
  const decision = (await decisionsOf(db, authorityId, [id])).get(id);
  return decision && told(sealer, authorityId, decision);
}

/** A decision with its reason. */
export type ToldDecision = Decision & { reason: string };

export const reasonsOf = (authorityId: number) => `decisions:${authorityId}`;

export function told(sealer: Sealer, authorityId: number, decision: Decision): ToldDecision {
  const { sealedReason } = decision;
  return { ...decision, reason: sealedReason ? sealer.open<string>(sealedReason, reasonsOf(authorityId)) : '' };
}

/** Publications that may already say it. */
export function alreadyPublic(
  db: Db,
  authorityId: number,
  { words }: RecurringRequest,
  now: Date,
): Promise<PublicText[]> {
  return maybePublic(db, { authority_id: authorityId, words: [...words] }, now);
}

/** Files that were given out on these applications: not those of a reply that third parties have not been told of. */
export async function filesGiven(db: Db, sealer: Sealer, authorityId: number, ids: readonly number[]) {
  const files = await db
    .selectFrom('application_files as f')
    .innerJoin('applications as a', 'a.id', 'f.application_id')
    .select(['f.id', 'f.sealed_name', 'f.file_hash as hash', 'a.number', 'a.id as applicationId'])
    .where('a.authority_id', '=', authorityId)
    .where('a.id', 'in', ids)
    .where('f.kind', '=', 'information')
    .orderBy('f.id')
    .execute();
  const of = [...new Set(files.map(({ applicationId }) => applicationId))];
  const held = await Promise.all(of.map((id) => isReplyHeldBack(db, id)));
  return files
    .filter(({ applicationId }) => !held[of.indexOf(applicationId)])
    .map(({ sealed_name, ...file }) => ({
      ...file,
      name: openText(sealer, file.applicationId, 'fileName', sealed_name),
    }));
}
