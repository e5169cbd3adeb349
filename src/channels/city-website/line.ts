import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { handlers } from '../deliveries/rules.ts';
import { CITY } from './page.tsx';
import { deadAddressesOf } from './visits.ts';

/** 工作台: pieces of information whose address on the city's site does not open. */
export async function deadAddressLines({ db, who }: Asked): Promise<DeskLine[]> {
  if (!has(who, ...handlers)) return [];
  const dead = await deadAddressesOf(db, who);
  if (!dead.length) return [];
  return [
    {
      ...{ title: `${dead.length} 条信息在市政府网站的网址打不开`, href: CITY, tag: '网址失效' },
      note: '请打开核对，更正登记或者与市政府网站联系',
    },
  ];
}
