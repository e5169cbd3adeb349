import type { UploadPicture } from './article-picture.ts';
import { opener } from './open.ts';
import { drawnWords, NAME, TITLE } from './words.ts';

/** As the platform shows the cover of the first article: 2.35 to 1. */
const WIDE = 900;
const HIGH = 383;
const MARGIN = 72;
const INK = '#1d2129';
const QUIET = '#4a5260';
const GROUND = '#f6f4f0';
const ACCENT = '#a8201a';

/** A cover out of a picture of the text: what lies in its middle. @returns undefined: as of articlePicture */
export async function coverOf(picture: Uint8Array): Promise<UploadPicture | undefined> {
  const open = await opener();
  if (!open) return undefined;
  try {
    const size = { width: WIDE, height: HIGH, fit: 'cover' } as const;
    const upright = open(picture).autoOrient().flatten({ background: '#fff' }).resize(size).toColourspace('srgb');
    return { bytes: await upright.jpeg({ quality: 88 }).toBuffer(), name: 'cover.jpg' };
  } catch {
    return undefined;
  }
}

/** A cover for a text without pictures: its title on a plain ground, and whose it is.
 *  @param title at most 32 characters, on at most three lines @returns undefined: nothing on this machine draws */
export async function drawnCover(title: string, from: string): Promise<UploadPicture | undefined> {
  const open = await opener();
  if (!open) return undefined;
  const bar = open({ create: { width: 56, height: 6, channels: 3, background: ACCENT } });
  const size = title.length <= 11 ? 64 : title.length <= 22 ? 56 : 48;
  const heading = await drawnWords(title, { face: TITLE, size, colour: INK, width: WIDE - 2 * MARGIN, height: 230 });
  const owner = await drawnWords(from, { face: NAME, size: 26, colour: QUIET, width: WIDE - 2 * MARGIN, height: 30 });
  const ground = open({ create: { width: WIDE, height: HIGH, channels: 3, background: GROUND } });
  const bytes = await ground
    .composite([
      { input: await bar.png().toBuffer(), left: MARGIN, top: 48 },
      ...(heading ? [{ input: heading.input, left: MARGIN, top: 54 + Math.max(20, (250 - heading.height) >> 1) }] : []),
      ...(owner ? [{ input: owner.input, left: MARGIN, top: HIGH - 66 }] : []),
    ])
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { bytes, name: 'cover.jpg' };
}
