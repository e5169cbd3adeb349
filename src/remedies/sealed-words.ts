import type { Sealer } from '../platform/sealing/sealing.ts';

/** Where words about a case stand. */
type Place = 'title' | 'hearing_note' | 'decision_note' | 'event' | 'file';

const purposeOf = (caseId: number, place: Place) => `remedy:${caseId}:${place}`;

/** What is said in a case, as it is stored; null where nothing is. In another case it does not open. */
export function sealText(sealer: Sealer, caseId: number, place: Place, said: string): Buffer | null {
  return said ? sealer.seal(said, purposeOf(caseId, place)) : null;
}

export function openText(sealer: Sealer, caseId: number, place: Place, sealed: Buffer | null): string {
  return sealed ? sealer.open<string>(sealed, purposeOf(caseId, place)) : '';
}
