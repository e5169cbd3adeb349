import type { Sealer } from '../../platform/sealing/sealing.ts';

/** Where words about an application stand. */
type Place = 'description' | 'purpose' | 'extension' | 'message' | 'note' | 'fileName' | 'paper' | 'step' | 'amendment';

const purposeOf = (applicationId: number, place: Place) => `application:${applicationId}:${place}`;

/** What people say in the course of an application, as it is stored: in another application, or in another place of the
 *  same, it does not open. */
export function sealWords(sealer: Sealer, applicationId: number, place: Place, said: unknown): Buffer {
  return sealer.seal(said, purposeOf(applicationId, place));
}

export function openWords<T>(sealer: Sealer, applicationId: number, place: Place, sealed: Buffer): T {
  return sealer.open<T>(sealed, purposeOf(applicationId, place));
}

/** A text; '' where nothing was said. */
export function openText(sealer: Sealer, applicationId: number, place: Place, sealed: Buffer | null): string {
  return sealed ? openWords<string>(sealer, applicationId, place, sealed) : '';
}

/** As `sealWords`; null where nothing is said. */
export function sealText(sealer: Sealer, applicationId: number, place: Place, said: string): Buffer | null {
  return said ? sealWords(sealer, applicationId, place, said) : null;
}
