import { confirmShown, type Provable, provableOn, settleShown } from '../../channels/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { program } from '../../platform/roles.ts';
import type { House } from '../../platform/room.ts';
import { type Terminal, terminalsOf } from '../devices/store.ts';
import type { Shown } from '../tables.ts';
import { kindNames } from '../words.ts';

/** What follows for a delivery from what a device showed and from what all of its kind may still hold. */
export function followsFrom(
  { state, followUp, documentId, revisionId, byMachine }: Provable,
  shown: readonly Shown[],
  held: readonly Shown[],
): 'shown' | 'replaced' | 'takenDown' | undefined {
  const isShown = shown.some((one) => one.documentId === documentId && one.revisionId === revisionId);
  if (state === 'planned' || state === 'failed') return isShown ? 'shown' : undefined;
  if (!byMachine || followUp === null) return undefined; // what a person put up a person takes down
  const earlier = held.some((one) => one.documentId === documentId && one.revisionId !== revisionId);
  if (followUp === 'takeDown') return held.some((one) => one.documentId === documentId) ? undefined : 'takenDown';
  return isShown && !earlier ? 'replaced' : undefined;
}

/** Deliveries follow what a device reported: what it showed is out, what no device holds any more is taken down. */
export async function prove(
  { db, house, now }: { db: Db; house: House; now: Date },
  terminal: Terminal,
  shown: readonly Shown[],
): Promise<void> {
  const { authorityId, kind, place, name } = terminal;
  const waiting = await provableOn(db, authorityId, kind);
  if (waiting.length === 0) return;
  const held = (await terminalsOf(db, authorityId, kind)).flatMap(({ carries }) => carries);
  const caller = { db, house, who: program(authorityId), now };
  const device = `${place}的${kindNames[kind]} ${name} `;
  for (const one of waiting) {
    const follows = followsFrom(one, shown, held);
    if (follows === 'shown') await confirmShown(caller, { id: one.id, revisionId: one.revisionId!, device });
    else if (follows) await settleShown(caller, { id: one.id, followUp: one.followUp!, device: device.trim() });
  }
}
