import { engineIn } from '../../../platform/scans/index.ts';
import type { Eyes } from './eyes.ts';

/** Eyes that see by the parts in a folder. @throws Unreadable when a part is not what it should be */
export async function openEyes(folder: string, tell: Eyes['tell']): Promise<Eyes> {
  return { engine: await engineIn(folder), tell, kept: new Map(), looked: 0 };
}
