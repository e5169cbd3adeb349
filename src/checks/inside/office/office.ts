import type { Zip } from '../../../platform/reading/index.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { officeParts } from './common.ts';
import { docx } from './docx.ts';
import { openParts } from './parts.ts';
import { pptx } from './pptx.ts';
import { xlsx } from './xlsx.ts';

const OWN: Readonly<Record<'docx' | 'xlsx' | 'pptx', (zip: Zip, gather: Gathering) => Promise<Set<string>>>> = {
  docx,
  xlsx,
  pptx,
};

/** Reads a document of Word, Excel or PowerPoint (ECMA-376). @throws Unreadable where it cannot be opened */
export async function readOffice(
  bytes: Buffer,
  kind: keyof typeof OWN,
  gather: Gathering,
  inner: ReadInner,
): Promise<void> {
  const zip = await openParts(bytes, gather);
  await officeParts(zip, gather, await OWN[kind](zip, gather), inner);
}
