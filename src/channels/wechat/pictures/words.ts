import { join } from 'node:path';
import { root } from '../../../platform/root.ts';
import { opener } from './open.ts';

const fonts = join(root, 'dist', 'fonts');
/** The faces that come with the program. */
export const TITLE = { family: 'Noto Serif SC Bold', file: join(fonts, 'NotoSerifSC_700Bold.ttf') };
export const NAME = { family: 'Noto Sans SC Medium', file: join(fonts, 'NotoSansSC_500Medium.ttf') };

interface Set {
  face: typeof TITLE;
  /** pixels */
  size: number;
  colour: string;
  width: number;
  /** what is longer is cut */
  height: number;
}

/** Words as a picture without a ground. @returns undefined: there are none, or nothing on this machine draws */
export async function drawnWords(text: string, { face, size, colour, width, height: most }: Set) {
  const open = await opener();
  const line = escaped(text);
  if (!open || !line.trim()) return undefined;
  const markup = `<span foreground="${colour}">${line}</span>`;
  const set = { text: markup, font: `${face.family} ${size}`, fontfile: face.file, rgba: true, dpi: 72 };
  const drawing = open({ text: { ...set, width, spacing: Math.round(0.3 * size), wrap: 'word-char' } });
  const { data, info } = await drawing.png().toBuffer({ resolveWithObject: true });
  if (info.height <= most) return { input: data, height: info.height };
  const cut = await open(data).extract({ left: 0, top: 0, width: info.width, height: most }).png().toBuffer();
  return { input: cut, height: most };
}

/** For markup of text: nothing that is typed is read as markup. */
const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .toWellFormed();
