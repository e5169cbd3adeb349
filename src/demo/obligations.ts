import {
  confirmProposals,
  declineProposals,
  excuseDue,
  judgeExcuse,
  listDues,
  obligationsOf,
  proposalsOf,
  recordEvent,
  startCatalogue,
  waitingExcuses,
} from '../obligations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

/** Months before today from which the town owes. */
const MONTHS = 5;
/** Days before today: what was published since waits to be confirmed. */
const WAITING = 20;
/** Its accounts of the last month are late. */
const LATE_VILLAGE = 'xfc';

/** 公开事项目录 of the town, begun with the start list: what villages and offices published is found for it and confirmed, one
 *  village is late with its accounts, one had nothing to publish, one waits for its excuse. */
export function obligationDeeds(books: Books, { authorityId, offices, staff }: Filed): Deed[] {
  const { db } = books;
  const today = dayOf(books.now);
  const last = workingDaysBefore(today, 1);
  const by = (login: string, now: Date) => ({ ...books, who: staff.get(login)! as Who, now });
  const deed = (minute: number, run: Deed['run']): Deed => ({ at: inOffice(last, minute), run });
  const dues = (now: Date, wish: Parameters<typeof listDues>[2]) => listDues(db, authorityId, wish, dayOf(now));
  return [
    deed(10, async (now) => unwrap(await startCatalogue(by('head', now), { from: monthsBefore(today, MONTHS) }))),
    deed(25, async (now) => {
      const subsidy = await obligationNamed(books, authorityId, '补贴发放');
      if (subsidy === undefined) return;
      for (const [back, name] of [
        [45, '第三批惠农补贴发放（演示）'],
        [6, '秋收补贴发放（演示）'],
      ] as const)
        unwrap(
          await recordEvent(by('editor4', now), {
            ...{ obligationId: subsidy, officeId: null, name, on: workingDaysBefore(dayOf(now), back) },
          }),
        );
    }),
    deed(60, async (now) => {
      const all = await proposalsOf(db, authorityId);
      const accounts = await dues(now, { officeId: offices.get(LATE_VILLAGE)!, standing: 'late' });
      const newest = accounts.filter(({ content }) => content.level2 === '村级财务收支').at(-1)?.id;
      const since = workingDaysBefore(dayOf(now), WAITING);
      const wrong = all.filter(({ dueId }) => dueId === newest).map(({ id }) => id);
      const right = firstOfEach(all.filter(({ dueId, on }) => dueId !== newest && on !== null && on < since));
      if (wrong.length) unwrap(await declineProposals(by('head', now), { ids: wrong }));
      if (right.length) unwrap(await confirmProposals(by('head', now), { ids: right }));
    }),
    deed(90, async (now) => {
      for (const [login, code, remark] of [
        ['contact3', 'bgc', '这一季度没有召开村民会议'],
        ['contact1', 'jsc', '会议记录还在整理，请给几天时间'],
      ] as const) {
        const [due] = (await dues(now, { officeId: offices.get(code)!, standing: 'late' })).filter(
          ({ content }) => content.level2 === '一般村务',
        );
        const reason = login === 'contact3' ? 'notHappened' : 'other';
        if (due) unwrap(await excuseDue(by(login, now), { id: due.id, reason, remark }));
      }
    }),
    deed(120, async (now) => {
      const excuse = (await waitingExcuses(db, authorityId)).find(({ reason }) => reason === 'notHappened');
      if (excuse) unwrap(await judgeExcuse(by('head', now), { id: excuse.id, verdict: 'accepted', answer: '' }));
    }),
  ];
}

/** The first day of the month, so many months before. */
function monthsBefore(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}

/** One proposal of each due. */
function firstOfEach(all: readonly { id: number; dueId: number }[]): number[] {
  return [...new Map([...all].reverse().map(({ id, dueId }) => [dueId, id])).values()];
}

async function obligationNamed({ db }: Books, authorityId: number, name: string): Promise<number | undefined> {
  return (await obligationsOf(db, authorityId)).find(({ content }) => content.level2 === name)?.id;
}
