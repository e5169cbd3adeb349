import { appealFault } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { openCorrections } from './corrections/store.ts';
import { assessedOf } from './round/store.ts';
import { countWaits, roundRows, type Wait } from './round/waits.ts';
import { schemesOf } from './scheme/store.ts';
import { keepers, reviewers, schemeHref, subjectHref, TITLE } from './words.ts';

const WHAT: Partial<Record<Wait, string>> = {
  judge: '个等评分',
  second: '个等复核',
  ready: '个等通知初评结果',
  appealed: '个有申诉等处理',
  ending: '个等确定最终结果',
};

/** What waits for this person: a self-assessment to hand in, a result to look at, or a round to go on with. */
export async function assessmentLines(asked: Asked): Promise<DeskLine[]> {
  const { db, who, today } = asked;
  const own = (await assessedOf(db, who)).flatMap((one): DeskLine[] => {
    const of = { href: subjectHref(one.id), note: one.title };
    if (one.state === 'open' && !one.selfOn)
      return [{ ...of, title: `工作考核自评：${one.name}`, tag: '自评', time: `${one.selfBy} 前提交` }];
    if (one.state === 'told' && !appealFault(one.appealBy!, today))
      return [{ ...of, title: `初评结果已通知：${one.name}`, tag: '考核', time: `${one.appealBy} 前可以申诉` }];
    return [];
  });
  if (!has(who, ...reviewers)) return own;
  const lines = await Promise.all(
    (await schemesOf(db, who.authorityId))
      .filter(({ number, frozenAt, resultsOn }) => number > 0 && frozenAt && !resultsOn)
      .map(async (scheme): Promise<DeskLine[]> => {
        const counts = countWaits(await roundRows(db, scheme, today));
        const open = (Object.keys(WHAT) as Wait[]).filter((wait) => counts[wait] > 0);
        const of = { href: `${schemeHref(scheme.id)}/round`, tag: '考核' };
        if (open.length)
          return [
            {
              ...of,
              title: scheme.content!.title,
              note: open.map((wait) => `${counts[wait]} ${WHAT[wait]}`).join('，'),
            },
          ];
        const whole = has(who, ...keepers) && counts.open === 0 && counts.final > 0;
        return whole ? [{ ...of, title: scheme.content!.title, note: '结果已经全部确定，等公布' }] : [];
      }),
  );
  const corrections = (await openCorrections(db, who.authorityId))
    .filter(({ proposedBy }) => proposedBy !== who.id)
    .map(
      ({ name, subjectId, proposedName }): DeskLine => ({
        ...{ title: `复核更正：${name}`, href: `${subjectHref(subjectId)}#correct`, tag: '考核' },
        note: `${proposedName}提出`,
      }),
    );
  return [...own, ...lines.flat(), ...corrections];
}

export const countWaiting = async (asked: Asked): Promise<number> => (await assessmentLines(asked)).length;

/** Self-assessments that an authority or its offices have still to hand in. */
export async function assessmentLimits(db: Db, authorityId: number): Promise<OpenLimit[]> {
  const rows = await db
    .selectFrom('assessment_subjects')
    .select(['id', 'name', 'self_by as selfBy'])
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'open')
    .where('self_on', 'is', null)
    .orderBy('self_by')
    .execute();
  return rows.map(({ id, name, selfBy }) => ({
    ...{
      key: `assessment-subject:${id}`,
      authorityId,
      room: TITLE,
      title: `工作考核自评：${name}`,
      href: subjectHref(id),
    },
    ...{ limit: '自评期限', on: selfBy, provisional: false, officerId: null },
  }));
}
