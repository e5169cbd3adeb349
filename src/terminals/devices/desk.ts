import { calendarOf } from '../../organizations/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { TERMINALS } from '../paths.ts';
import { kindNames } from '../words.ts';
import { deviceKeepers, isDark, isOpen } from './rules.ts';
import { terminalsOf } from './store.ts';

/** Dark devices, for who looks after them, while the offices are open. */
export async function darkLines({ db, who, now }: Asked): Promise<DeskLine[]> {
  if (!has(who, ...deviceKeepers)) return [];
  const dark = (await terminalsOf(db, who.authorityId)).filter((one) => isDark(one, now));
  if (dark.length === 0 || !isOpen(now, await calendarOf(db))) return [];
  return dark.map(({ id, kind, place, name, seenAt }) => ({
    title: `${place}的${kindNames[kind]}没有上报`,
    href: `${TERMINALS}/${id}`,
    tag: '终端离线',
    note: seenAt ? `${name}，${minuteOf(seenAt)} 起` : `${name}，登记后从未上报`,
  }));
}

/** How many are dark. */
export async function countDark({ db, who, now }: Asked): Promise<number> {
  return (await terminalsOf(db, who.authorityId)).filter((one) => isDark(one, now)).length;
}
