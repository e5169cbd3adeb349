import type { Act } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import { type Assessment, keyOf, type Standing, standingOf, type Withheld } from './rules.ts';
import { withheldBy } from './sources.ts';
import type { Source } from './words.ts';

function base(db: Db, authorityId: number) {
  return db
    .selectFrom('reassessments')
    .select(['id', 'source', 'source_id as sourceId', 'ground', 'result', 'reason', 'next_on as nextOn', 'state'])
    .select(['name', 'title', 'withheld_on as withheldOn', 'of_office_id as ofOfficeId'])
    .select(['office_id as officeId', 'draft_title as draftTitle', 'document_id as documentId'])
    .select(['assessed_on as assessedOn', 'assessed_by as assessedBy', 'assessor'])
    .select(['reviewed_on as reviewedOn', 'reviewer', 'review_note as reviewNote'])
    .select(['told_on as toldOn', 'told_by as toldBy', 'told_note as toldNote'])
    .where('authority_id', '=', authorityId)
    .orderBy('id');
}

/** All assessments of an authority by what they are of, in their order. */
async function assessmentsBy(db: Db, authorityId: number): Promise<Map<string, Assessment[]>> {
  const found = new Map<string, Assessment[]>();
  for (const row of await base(db, authorityId).execute()) {
    const key = keyOf({ source: row.source, id: row.sourceId });
    const list = found.get(key);
    if (list) list.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** Everything that an authority withholds, with its assessments, as it stands or stood before a day; and what was assessed
 *  and is withheld no more. @param before 'YYYY-MM-DD', excluded: of what was withheld; assessments are all there */
export async function listWithheld(
  db: Db,
  authorityId: number,
  before?: string,
): Promise<{ item: Withheld; assessments: readonly Assessment[] }[]> {
  const [items, assessed] = [await withheldBy(db, authorityId, before), await assessmentsBy(db, authorityId)];
  const there = new Set(items.map(keyOf));
  const gone = [...assessed].flatMap(([key, all]) => (there.has(key) ? [] : goneOf(all)));
  return [...items, ...gone].map((item) => ({ item, assessments: assessed.get(keyOf(item)) ?? [] }));
}

/** What was withheld once, out of its assessments; an entry that was removed was a mistake. */
function goneOf(all: readonly Assessment[]): Withheld[] {
  const last = all.findLast(({ state }) => state === 'confirmed');
  if (!last || last.source === 'entry') return [];
  const { source, sourceId: id, name, title, withheldOn, ground, ofOfficeId: officeId } = last;
  const days = { withheldOn, knownOn: withheldOn, secretUntil: null };
  return [{ source, id, name, title, ground, officeId, officerId: null, gone: true, ...days }];
}

/** Where everything stands today. @param today 'YYYY-MM-DD' */
export async function standingsOf(db: Db, authorityId: number, today: string): Promise<Standing[]> {
  return (await listWithheld(db, authorityId)).map(({ item, assessments }) => standingOf(item, assessments, today));
}

/** One thing, as it stands; undefined where the authority withholds none such. */
export async function standingBy(
  db: Db,
  authorityId: number,
  { source, id }: { source: Source; id: number },
  today: string,
): Promise<Standing | undefined> {
  const live = (await withheldBy(db, authorityId)).find((one) => one.source === source && one.id === id);
  const assessments = await base(db, authorityId).where('source', '=', source).where('source_id', '=', id).execute();
  const [item] = live ? [live] : goneOf(assessments);
  return item && standingOf(item, assessments, today);
}

/** The same, while nobody else assesses or reviews what this authority withholds. */
export async function holdStanding(act: Act, of: { source: Source; id: number }): Promise<Standing | undefined> {
  await act.db.selectFrom('authorities').select('id').where('id', '=', act.who.authorityId).forNoKeyUpdate().execute();
  return standingBy(act.db, act.who.authorityId, of, act.today);
}
