import { leftInWords } from '../law/index.ts';
import { calendarOf } from '../organizations/index.ts';
import { oncePer } from '../platform/once-per.ts';
import { has, type Who } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { proposalsOf } from './dues/documents.ts';
import { waitingExcuses } from './dues/excuses.ts';
import { countDues, type DueWish, dueName, listDues } from './dues/list.ts';
import { DESK, heads, MINE, MINE_TITLE, writers } from './words.ts';

/** Days ahead that are this week for who publishes. */
const WEEK = 7;
/** Lines of the workbench at most; the page shows all. */
const LINES = 5;

/** 'YYYY-MM-DD', so many days after. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** What somebody who publishes has to do: what their office owes and is not public. */
export const ownWish = (who: Who): DueWish => ({ officeId: who.officeId ?? -1 });

/** Late, and due within a week, of the own office. */
const pressing = oncePer(async ({ db, who, today }: Asked) => {
  if (!has(who, ...writers) || who.officeId === null) return { late: [], soon: [] };
  const own = ownWish(who);
  const [late, soon] = await Promise.all([
    listDues(db, who.authorityId, { ...own, standing: 'late' }, today),
    listDues(db, who.authorityId, { ...own, standing: 'open', to: daysAfter(today, WEEK) }, today),
  ]);
  return { late, soon };
});

export async function countPressing(asked: Asked): Promise<number> {
  const { late, soon } = await pressing(asked);
  return late.length + soon.length;
}

/** What waits for a yes or no of the head. */
const toJudge = oncePer(async ({ db, who }: Asked) => {
  if (!has(who, ...heads)) return { proposals: [], excuses: [] };
  const [proposals, excuses] = await Promise.all([
    proposalsOf(db, who.authorityId),
    waitingExcuses(db, who.authorityId),
  ]);
  return { proposals, excuses: excuses.filter(({ askedById }) => askedById !== who.id) };
});

export async function countToJudge(asked: Asked): Promise<number> {
  const { proposals, excuses } = await toJudge(asked);
  return proposals.length + excuses.length;
}

/** What is late or due this week at the desk of who publishes; what the head has to judge. */
export async function dueLines(asked: Asked): Promise<DeskLine[]> {
  const { db, who, today } = asked;
  const [{ late, soon }, { proposals, excuses }, calendar] = await Promise.all([
    pressing(asked),
    toJudge(asked),
    calendarOf(db),
  ]);
  const mine = [...late, ...soon];
  const shown = mine.slice(0, LINES).map(
    (due): DeskLine => ({
      ...{ title: dueName(due), href: `${MINE}/${due.id}`, tag: due.standing === 'late' ? '逾期未公开' : '该公开' },
      note: `应公开事项，${leftInWords(due.on, today, calendar)}${due.excuse?.verdict === null ? '，说明待审核' : ''}`,
      ...{ time: `${due.on} 前公开`, by: due.on },
    }),
  );
  const rest = mine.length - shown.length;
  return [
    ...shown,
    ...(rest > 0
      ? [{ title: `另有 ${rest} 项应公开事项`, href: MINE, tag: '该公开', note: `在“${MINE_TITLE}”里全部列出` }]
      : []),
    ...(proposals.length
      ? [
          {
            title: `${proposals.length} 条公开信息待确认`,
            href: `${DESK}/proposals`,
            tag: '待确认',
            note: '确认它们是不是应公开的事项',
          },
        ]
      : []),
    ...(excuses.length
      ? [
          {
            title: `${excuses.length} 条未公开说明待审核`,
            href: `${DESK}/excuses`,
            tag: '待审核',
            note: '没有公开的原因，同意或者不同意',
          },
        ]
      : []),
    ...(has(who, ...heads) ? await headLine(asked) : []),
  ];
}

/** How many are late in all, for the head. */
async function headLine({ db, who, today }: Asked): Promise<DeskLine[]> {
  const late = await countDues(db, who.authorityId, { standing: 'late' }, today);
  if (!late) return [];
  const href = `${DESK}/dues?standing=late`;
  return [{ title: `${late} 项应公开事项逾期`, href, tag: '逾期未公开', note: '看是哪些科室、村、社区', late: true }];
}
