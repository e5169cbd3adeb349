import { discloses } from '../law/index.ts';
import type { OfficeClosed } from '../organizations/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { mayAssess, mayKnow, mayReview, type Standing } from './rules.ts';
import { standingsOf } from './store.ts';
import { DESK, itemHref, readers, TITLE } from './words.ts';

const isDue = ({ phase }: Standing) => phase === 'late' || phase === 'due';
const earliest = (all: readonly Standing[]) => all.map(({ due }) => due!).sort()[0]!;

/** Assessments that are due, those of one officer together: the first list after an upgrade holds what was withheld in
 *  years, and nobody is written to for each. What no application's officer has is everybody's who may. */
export async function limitsOf(db: Db, authorityId: number, today: string): Promise<OpenLimit[]> {
  const due = (await standingsOf(db, authorityId, today)).filter(isDue);
  const officers = [...new Set(due.map(({ item }) => item.officerId))];
  return officers.map((officerId) => {
    const own = due.filter(({ item }) => item.officerId === officerId);
    return {
      ...{ key: `reassessment:${authorityId}:${officerId ?? 0}`, authorityId, room: TITLE, limit: '评估期限' },
      title: own.length === 1 ? own[0]!.item.name : `${own[0]!.item.name} 等 ${own.length} 件`,
      ...{ href: DESK, on: earliest(own), provisional: false, officerId },
    };
  });
}

const standings = oncePer(async ({ db, who, today }: Asked) =>
  has(who, ...readers) ? (await standingsOf(db, who.authorityId, today)).filter(({ item }) => mayKnow(who, item)) : [],
);

/** What an officer has to see to: something may be disclosed that somebody had applied for. */
const toTell = (all: readonly Standing[], who: Asked['who']) =>
  all.flatMap(({ item, assessments }) =>
    item.source === 'reply' && (item.officerId === who.id || (item.officerId === null && has(who, 'caseOfficer')))
      ? assessments
          .filter(({ state, result, toldOn }) => state === 'confirmed' && discloses(result) && !toldOn)
          .map((assessment) => ({ item, assessment }))
      : [],
  );

const toAssess = (all: readonly Standing[], who: Asked['who']) =>
  all.filter((one) => isDue(one) && mayAssess(who, one.item));
const toReview = (all: readonly Standing[], who: Asked['who']) =>
  all.filter(({ item, pending }) => pending && mayReview(who, item, pending.assessedBy));

/** How much waits there for this person. */
export async function countWaiting(asked: Asked): Promise<number> {
  const all = await standings(asked);
  return toAssess(all, asked.who).length + toReview(all, asked.who).length + toTell(all, asked.who).length;
}

/** What waits, as lines of the workbench: one for what is to be assessed, one for each to review, one for each to tell. */
export async function reassessmentLines(asked: Asked): Promise<DeskLine[]> {
  const all = await standings(asked);
  const due = toAssess(all, asked.who);
  const late = due.filter(({ phase }) => phase === 'late').length;
  return [
    ...(due.length
      ? [
          {
            ...{ title: `${due.length} 件没有公开的信息该评估了`, href: DESK, tag: TITLE },
            note: late ? `其中 ${late} 件已经过期，看看现在能不能公开` : '看看现在能不能公开',
            time: `${earliest(due)} 前`,
          },
        ]
      : []),
    ...toReview(all, asked.who).map(({ item, pending }) => ({
      ...{ title: `复核：${item.name}`, href: itemHref(item.source, item.id), tag: TITLE },
      note: `${pending!.assessor} ${pending!.assessedOn} 评估`,
    })),
    ...toTell(all, asked.who).map(({ item }) => ({
      ...{ title: `${item.name} 没有公开的内容，现在可以公开`, href: itemHref('reply', item.id), tag: TITLE },
      note: '看看要不要告知申请人，登记怎样处理',
    })),
  ];
}

/** What was entered for an office that was closed goes to the one it was closed into; so does what waits to be drafted. */
export async function giveToHeir(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('reassessment_entries').set({ office_id: into }).where('office_id', '=', from).execute();
  await tx.updateTable('reassessments').set({ office_id: into }).where('office_id', '=', from).execute();
  await tx.updateTable('reassessments').set({ of_office_id: into }).where('of_office_id', '=', from).execute();
}
