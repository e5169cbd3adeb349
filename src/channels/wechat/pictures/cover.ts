import { join } from 'node:path';
import { root } from '../../../platform/root.ts';
import type { UploadPicture } from './article-picture.ts';
import { opener } from './open.ts';

/** As the platform shows the cover of the first article: 2.35 to 1. */
const WIDE = 900;
const HIGH = 383;
const MARGIN = 72;
const INK = '#1d2129';
const QUIET = '#4a5260';
const GROUND = '#f6f4f0';
const ACCENT = '#a8201a';

const fonts = join(root, 'dist', 'fonts');
const TITLE = { family: 'Noto Serif SC Bold', file: join(fonts, 'NotoSerifSC_700Bold.ttf') };
const NAME = { family: 'Noto Sans SC Medium', file: join(fonts, 'NotoSansSC_500Medium.ttf') };

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
  const words = async (text: string, { family, file }: typeof TITLE, size: number, colour: string, height: number) => {
    const line = escaped(text);
    if (!line.trim()) return undefined; // nothing to draw
    const markup = `<span foreground="${colour}">${line}</span>`;
    const set = { text: markup, font: `${family} ${size}`, fontfile: file, rgba: true, dpi: 72 };
    const drawing = open({
      text: { ...set, width: WIDE - 2 * MARGIN, spacing: Math.round(0.3 * size), wrap: 'word-char' },
    });
    const { data, info } = await drawing.png().toBuffer({ resolveWithObject: true });
    if (info.height <= height) return { input: data, height: info.height };
    const cut = await open(data).extract({ left: 0, top: 0, width: info.width, height }).png().toBuffer();
    return { input: cut, height };
  };
  const bar = open({ create: { width: 56, height: 6, channels: 3, background: ACCENT } });
  const size = title.length <= 11 ? 64 : title.length <= 22 ? 56 : 48;
  const heading = await words(title, TITLE, size, INK, 230);
  const owner = await words(from, NAME, 26, QUIET, 30);
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

/** For markup of text: nothing that is typed is read as markup. */
const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .toWellFormed();
