import { has } from '../../../platform/roles.ts';
import type { Asked, DeskLine } from '../../../platform/room.ts';
import { HANDED_OVER } from './links.ts';
import { whatStandsStill } from './still.ts';
import { unseenBy } from './store.ts';

/** What stands on workbenches: what came to a person; for who has it mended, what stands still. */
export async function handoverLines({ db, house, who, today }: Asked): Promise<DeskLine[]> {
  const mends = has(who, 'disclosureHead', 'securityAdmin');
  return [
    ...(who.id === null ? [] : await came(db, who.id)),
    ...(mends ? await whatStandsStill({ db, house, authorityId: who.authorityId, today }) : []),
  ];
}

async function came(db: Asked['db'], staffId: number): Promise<DeskLine[]> {
  const all = await unseenBy(db, staffId);
  if (all.length === 0) return [];
  const count = all.reduce((sum, { items }) => sum + items.length, 0);
  const note = all.map(({ label, items, from }) => `${from ? `${from}的` : ''}${label} ${items.length} 项`).join('、');
  return [{ title: `${count} 项事项移交给您办理`, href: HANDED_OVER, tag: '移交', note }];
}
