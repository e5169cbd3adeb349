import { type Authority, authoritiesBelow, officesOf } from '../../organizations/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Scheme } from '../scheme/store.ts';
import { type Subject, subjectsOf } from './store.ts';

type Listed = Pick<Subject, 'authorityId' | 'officeId' | 'name' | 'countedFrom'>;
const keyOf = ({ authorityId, officeId }: Pick<Subject, 'authorityId' | 'officeId'>) => `${authorityId}/${officeId}`;

/** Since when the books of one are counted in a year. */
const since = (year: number, from: string) => (from.startsWith(String(year)) ? from : `${year}-01-01`);

/** Whom a scheme is about today: those that are at work. */
async function meant(db: Db, scheme: Scheme): Promise<Listed[]> {
  if (scheme.scope === 'below') {
    const below = await authoritiesBelow(db, scheme.keeperId);
    return below.filter(({ closedAt }) => !closedAt).map((one) => ofAuthority(one, scheme.year));
  }
  const offices = await officesOf(db, scheme.keeperId);
  return offices
    .filter(({ closed }) => !closed)
    .map(({ id, name }) => ({
      ...{ authorityId: scheme.keeperId, officeId: id, name, countedFrom: `${scheme.year}-01-01` },
    }));
}

const ofAuthority = ({ id, name, createdAt }: Authority, year: number): Listed => ({
  ...{ authorityId: id, officeId: null, name, countedFrom: since(year, dayOf(createdAt)) },
});

/** What the list of a scheme lacks, and what of it is no more. */
async function drift(db: Db, scheme: Scheme): Promise<{ missing: Listed[]; gone: Subject[]; back: Subject[] }> {
  const [is, listed] = await Promise.all([meant(db, scheme), subjectsOf(db, scheme.id)]);
  const have = new Set(listed.map(keyOf));
  const there = new Set(is.map(keyOf));
  return {
    missing: is.filter((one) => !have.has(keyOf(one))),
    gone: listed.filter((one) => one.state === 'open' && !there.has(keyOf(one))),
    back: listed.filter((one) => one.state === 'left' && there.has(keyOf(one))),
  };
}

/** Whether somebody was founded, closed, or is at work again since. */
export async function hasDrifted(db: Db, scheme: Scheme): Promise<boolean> {
  const { missing, gone, back } = await drift(db, scheme);
  return missing.length + gone.length + back.length > 0;
}

/** Lists all whom a scheme is about and who are not listed yet. @returns how many */
export async function addSubjects(tx: Tx, scheme: Scheme, selfBy: string): Promise<number> {
  const { missing } = await drift(tx, scheme);
  if (missing.length)
    await tx
      .insertInto('assessment_subjects')
      .values(
        missing.map(({ authorityId, officeId, name, countedFrom }) => ({
          ...{ scheme_id: scheme.id, authority_id: authorityId, office_id: officeId, name },
          ...{ counted_from: countedFrom, state: 'open' as const, self_by: selfBy, self_on: null, told_on: null },
          ...{ appeal_by: null, final_on: null, total: null, grade: null, left_on: null, survey_id: null },
        })),
      )
      .onConflict((on) => on.doNothing())
      .execute();
  return missing.length;
}

/** Those that were closed since are assessed no more, from the day on which they were closed where the register knows it;
 *  what was given stays. @returns their names */
export async function dropGone(tx: Tx, scheme: Scheme, today: string): Promise<string[]> {
  const { gone } = await drift(tx, scheme);
  if (!gone.length) return [];
  const closed = await closedSince(tx, scheme);
  for (const subject of gone) {
    const { on = today, reason = '已经停用或者撤并' } = closed(subject);
    await tx
      .updateTable('assessment_subjects')
      .set({ state: 'left', left_on: on, left_reason: reason })
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', subject.id)
      .execute();
  }
  return gone.map(({ name }) => name);
}

/** When and how those of a scheme were closed, as far as the register says. */
async function closedSince(db: Db, scheme: Scheme): Promise<(of: Subject) => { on?: string; reason?: string }> {
  if (scheme.scope === 'below') {
    const below = new Map((await authoritiesBelow(db, scheme.keeperId)).map((one) => [one.id, one]));
    return ({ authorityId }) => {
      const { closedAt, closedReason } = below.get(authorityId) ?? {};
      return closedAt ? { on: dayOf(closedAt), reason: closedReason ? `已经停用：${closedReason}` : '已经停用' } : {};
    };
  }
  const names = new Map((await officesOf(db, scheme.keeperId)).map(({ id, name }) => [id, name]));
  return ({ answeringOfficeId }) => {
    const heir = answeringOfficeId === null ? undefined : names.get(answeringOfficeId);
    return heir ? { reason: `已经并入${heir}` } : {};
  };
}

/** Those that are at work again before the count are assessed again. @returns their names */
export async function takeBack(tx: Tx, scheme: Scheme): Promise<string[]> {
  const { back } = await drift(tx, scheme);
  for (const { id } of back)
    await tx
      .updateTable('assessment_subjects')
      .set({ state: 'open', left_on: null, left_reason: '', answering_office_id: null })
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
  return back.map(({ name }) => name);
}
