import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { BEYOND } from '../paths.ts';
import { cityOffice } from '../rules.ts';
import { countBeyond } from './store.ts';

/** For the city's office: how many authorities are beyond a bound. */
export async function beyondLines({ db, who }: Asked): Promise<DeskLine[]> {
  const units = has(who, ...cityOffice) ? await countBeyond(db, who.authorityId) : 0;
  return units ? [{ title: `${units} 个单位超出界线`, href: BEYOND, note: '看哪些指标，提醒或者下达督办单' }] : [];
}
