import { roles } from '../../../platform/roles.ts';
import type { Asked, DeskLine } from '../../../platform/room.ts';
import { DEPUTIES } from './links.ts';
import { deputiesFrom } from './store.ts';

/** Who acts for whom today, on the workbench of both. */
export async function deputyLines({ db, who, today }: Asked): Promise<DeskLine[]> {
  if (who.id === null) return [];
  const now = (await deputiesFrom(db, who.authorityId, today)).filter(({ from }) => from <= today);
  const as = (names: (typeof now)[number]['roles']) => names.map((role) => roles[role]).join('、');
  return [
    ...now
      .filter(({ deputyId }) => deputyId === who.id)
      .map((one) => ({
        title: `您代${one.person}办理审核`,
        href: `${DEPUTIES}#deputy-${one.id}`,
        tag: '代理',
        note: as(one.roles),
        time: `至 ${one.to}`,
      })),
    ...now
      .filter(({ personId }) => personId === who.id)
      .map((one) => ({
        title: `${one.deputy}代您办理审核`,
        href: `${DEPUTIES}#deputy-${one.id}`,
        tag: '代理',
        note: as(one.roles),
        time: `至 ${one.to}`,
      })),
  ];
}
