import type { Sealer } from '../../platform/sealing/sealing.ts';

/** The code at the door is another one every so often, ms. */
const CODE_MS = 30_000;
/** Besides the one that is shown, so many before it are taken: who scans has time to send. */
const BEFORE = 2;
const DIGITS = 6;

const stepOf = (now: Date): number => Math.floor(now.getTime() / CODE_MS);

/** Six digits that only this program can know before they are shown: made under the key, kept nowhere. */
function codeOfStep(sealer: Sealer, trainingId: number, step: number): string {
  const made = sealer.lookup(`${trainingId} ${step}`, 'training-door').readUInt32BE(0);
  return String(made % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** What is shown at the door now. */
export const doorCode = (sealer: Sealer, trainingId: number, now: Date): string =>
  codeOfStep(sealer, trainingId, stepOf(now));

/** Whether a code is, or was a minute ago, shown at this door. Blanks do not matter. */
export function isDoorCode(sealer: Sealer, trainingId: number, now: Date, given: string): boolean {
  const plain = given.normalize('NFKC').replace(/\s/g, '');
  return Array.from({ length: BEFORE + 1 }, (_, back) => codeOfStep(sealer, trainingId, stepOf(now) - back)).includes(
    plain,
  );
}

/** '123 456' */
export const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
