import type { Db } from '../../platform/database/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { hrefOf } from './page.tsx';
import { DAYS_UNTIL_PAUSED } from './rules.ts';
import { type Webhook, webhooksOf } from './store.ts';

/** Those of an authority that a person must look at: paused by the program, or with something that was given up. */
async function troubled(db: Db, authorityId: number): Promise<Webhook[]> {
  const all = await webhooksOf(db, authorityId);
  return all.filter(({ state, pausedBy, dead }) => (state === 'paused' && !pausedBy) || dead > 0);
}

export const countTroubled = async ({ db, who }: Asked): Promise<number> =>
  (await troubled(db, who.authorityId)).length;

/** What the administrator reads of them on the workbench. */
export async function webhookLines({ db, who }: Asked): Promise<DeskLine[]> {
  if (!has(who, 'systemAdmin')) return [];
  const all = await troubled(db, who.authorityId);
  return all.map(({ id, name, state, pausedAt, dead }) =>
    state === 'paused' && pausedAt
      ? {
          ...{ title: `数据推送“${name}”已暂停`, href: hrefOf(id), tag: '待处理', time: minuteOf(pausedAt) },
          note: `连续 ${DAYS_UNTIL_PAUSED} 天没有一次送达，请联系对方，解决后恢复推送`,
        }
      : {
          ...{ title: `数据推送“${name}”有 ${dead} 条没有送达`, href: hrefOf(id), tag: '待处理' },
          note: '多次重试仍未送达，请与对方解决后重新发送',
        },
  );
}
