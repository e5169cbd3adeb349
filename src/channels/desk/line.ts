import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { handlers } from '../deliveries/rules.ts';
import { DESK } from './page.tsx';
import { chased } from './queries.ts';

/** What was withdrawn and still stands somewhere, before all else. */
export async function outsideLines({ db, who, now }: Asked): Promise<DeskLine[]> {
  if (!has(who, ...handlers)) return [];
  const { takeDown, since } = await chased(db, who);
  if (!takeDown) return [];
  const days = since ? Math.floor((now.getTime() - since.getTime()) / 86_400_000) : 0;
  return [
    {
      title: `${takeDown} 处已撤下的信息还在外面`,
      href: `${DESK}?state=followUp`,
      note: days ? `最早的已经 ${days} 天，请尽快撤下并登记` : '请尽快撤下并登记',
    },
  ];
}
