import type { Sealer } from '../../platform/sealing/sealing.ts';
import { openWords, sealWords } from '../privacy/sealed-words.ts';
import type { Letter } from './letter.ts';
import type { PaperContent } from './wording/placeholders.ts';

/** What a paper says, and once it is issued the letter as it left the house. */
export type KeptContent = PaperContent & { letter?: Letter };

export function contentOf(sealer: Sealer, applicationId: number, sealed: Buffer | null): KeptContent {
  return sealed ? openWords<KeptContent>(sealer, applicationId, 'paper', sealed) : {};
}

export function sealContent(sealer: Sealer, applicationId: number, content: KeptContent): Buffer {
  return sealWords(sealer, applicationId, 'paper', content);
}
