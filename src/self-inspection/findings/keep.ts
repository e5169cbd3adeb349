import { sql } from 'kysely';
import { type Judgement, mendBy, type Observation } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { ownersOf } from './owners.ts';
import { faultsOf, standsFor } from './rules.ts';
import { tellOfVetoes, type Veto } from './told.ts';

/** Faults of one night that become findings; more of one sort nobody reads. */
const MOST = 1_000;

interface Night {
  authorityId: number;
  day: string;
  now: Date;
}

/** What a night found: new findings with whose they are and by when; those that were mended and are back; those that the
 *  machine looked at and found in order are closed. What it did not look at stays as it is.
 *  @param how `whole`: all of the site was looked at, so that what is not there any more is gone; `opened`: else of these
 *  pages */
export async function keepFaults(
  tx: Tx,
  { authorityId, day, now }: Night,
  judgements: readonly Judgement[],
  how: { whole: boolean; opened: ReadonlySet<string>; isDemo: boolean },
): Promise<void> {
  const faults = faultsOf(judgements).slice(0, MOST);
  const owners = await ownersOf(tx, authorityId, faults);
  const calendar = await calendarOf(tx);
  const before = await tx
    .selectFrom('self_inspection_findings')
    .select(['id', 'indicator', 'key', 'address', 'mended_at as mendedAt'])
    .where('authority_id', '=', authorityId)
    .forUpdate()
    .execute();
  const vetoes: Veto[] = [];
  const known = new Map(before.map((one) => [`${one.indicator} ${one.key}`, one]));
  for (const [n, fault] of faults.entries()) {
    const { indicator, key, what, where, said, veto } = fault;
    const owner = owners[n]!;
    const there = known.get(`${indicator} ${key}`);
    const due = mendBy(veto ? 'home' : 'links', day, calendar);
    const fresh = { due_on: due.date.toString(), due_provisional: due.provisional };
    const now_ = {
      what,
      address: where,
      said,
      veto,
      office_id: owner.officeId,
      owner_role: owner.role,
      mend_href: owner.href,
    };
    if (!there) {
      const { id } = await tx
        .insertInto('self_inspection_findings')
        .values({
          authority_id: authorityId,
          indicator,
          key,
          ...now_,
          ...fresh,
          first_day: day,
          last_day: day,
          is_demo: how.isDemo,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await addStep(tx, id, { at: now, kind: 'found', by: '系统', said });
      if (veto) vetoes.push({ id, indicator, what, dueOn: fresh.due_on, ...owner });
      continue;
    }
    const back = there.mendedAt !== null;
    await tx
      .updateTable('self_inspection_findings')
      .set({ ...now_, last_day: day, ...(back && { ...fresh, ...opened }) })
      .$if(back, (query) => query.set((eb) => ({ returned: eb('returned', '+', 1), version: eb('version', '+', 1) })))
      .where('id', '=', there.id)
      .execute();
    if (back) await addStep(tx, there.id, { at: now, kind: 'returned', by: '系统', said });
    if (veto && back) vetoes.push({ id: there.id, indicator, what, dueOn: fresh.due_on, ...owner });
  }
  await tellOfVetoes(tx, { authorityId, day, now }, vetoes);
  const found = new Set(faults.map(({ indicator, key }) => `${indicator} ${key}`));
  const looked = lookedAt(judgements, how);
  for (const { id, indicator, key, address, mendedAt } of before)
    if (mendedAt === null && !found.has(`${indicator} ${key}`) && looked(indicator, key, address))
      await close(tx, id, { at: now, by: '系统', said: '夜间自查时已经合格' });
}

const opened = {
  mended_at: null,
  handler_id: null,
  handler_name: '',
  accepted_how: null,
  accepted_name: '',
  accepted_at: null,
  reason: '',
};

/** Whether an indicator's thing was looked at and is in order, or is there no more. */
function lookedAt(
  judgements: readonly Judgement[],
  { whole, opened: pages }: { whole: boolean; opened: ReadonlySet<string> },
): (indicator: string, key: string, address: string) => boolean {
  const by = new Map<string, { observations: readonly Observation[]; any: boolean }>();
  for (const { indicator, state, observations } of judgements) {
    const at = standsFor(indicator);
    const there = by.get(at);
    by.set(at, {
      observations: [...(there?.observations ?? []), ...observations],
      any: (there?.any ?? false) || state !== 'unchecked',
    });
  }
  return (indicator, key, address) => {
    const of = by.get(indicator);
    if (!of?.any) return false;
    const seen = of.observations.find((one) => one.key === key);
    return seen ? seen.ok : whole || key === 'site' || pages.has(address);
  };
}

/** The machine found it in order: the only way in which a finding is mended. */
export async function close(
  tx: Tx,
  id: number,
  { at, by, said }: { at: Date; by: string; said: string },
): Promise<void> {
  await tx
    .updateTable('self_inspection_findings')
    .set((eb) => ({ mended_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await addStep(tx, id, { at, kind: 'mended', by, said });
}

type Step = 'found' | 'returned' | 'taken' | 'again' | 'mended' | 'accepted' | 'reopened';

export async function addStep(
  tx: Tx,
  findingId: number,
  { at, kind, by, said }: { at: Date; kind: Step; by: string; said: string },
): Promise<void> {
  await sql`insert into self_inspection_steps (finding_id, seq, at, kind, by_name, said)
    select ${findingId}, coalesce(max(seq), 0) + 1, ${at}, ${kind}, ${by}, ${said}
    from self_inspection_steps where finding_id = ${findingId}`.execute(tx);
}
