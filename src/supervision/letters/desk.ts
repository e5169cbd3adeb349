import { dayOf } from '../../platform/dates.ts';
import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { letterHref } from '../paths.ts';
import { answerers } from '../rules.ts';
import { unreadLetters } from './store.ts';

/** For who answers for an authority: what it was reminded of and has not read. */
export async function letterLines({ db, who }: Asked): Promise<DeskLine[]> {
  if (!has(who, ...answerers)) return [];
  return (await unreadLetters(db, who.authorityId)).map(({ id, number, cityName, at }) => ({
    title: `${cityName}提醒本单位的公开工作`,
    href: letterHref(id),
    tag: '上级提醒',
    note: `${number}，${dayOf(at)}`,
  }));
}
