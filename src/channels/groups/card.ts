import { opener } from '../wechat/pictures/open.ts';
import { qrPicture } from '../wechat/pictures/qr-picture.ts';
import { drawnWords, NAME, TITLE } from '../wechat/pictures/words.ts';
import type { Share } from './share.ts';

/** Pixels: as wide as phones show a picture in a group. */
const WIDE = 1080;
const HIGH = 1350;
const MARGIN = 84;
const CODE = 300;
const INK = '#1d2129';
const QUIET = '#4a5260';
const ACCENT = '#a8201a';

/** The picture that is forwarded into a group: title, summary, whose it is, since when, and the code of the short link.
 *  @returns PNG; undefined: nothing on this machine draws */
export async function shareCard({
  title,
  summary,
  authority,
  office,
  day,
  address,
}: Share): Promise<Buffer | undefined> {
  const open = await opener();
  if (!open) return undefined;
  const width = WIDE - 2 * MARGIN;
  const size = title.length <= 20 ? 82 : title.length <= 40 ? 70 : 58;
  const plain = { face: NAME, colour: QUIET };
  const from = await drawnWords(`${authority}　信息公开`, { ...plain, size: 38, colour: ACCENT, width, height: 60 });
  const heading = await drawnWords(title, { face: TITLE, size, colour: INK, width, height: 400 });
  const body = await drawnWords(summary, { ...plain, size: 42, width, height: 340 });
  const foot = await drawnWords(`${office}\n${day}`.replace('\n', '　'), {
    ...plain,
    size: 36,
    width: width - CODE - 40,
    height: 110,
  });
  const hint = await drawnWords('长按识别二维码，看原文', { ...plain, size: 36, width: width - CODE - 40, height: 60 });
  const code = address ? await qrPicture(address) : undefined;
  const square = code && (await open(code.bytes).resize(CODE, CODE, { kernel: 'nearest' }).png().toBuffer());
  const bar = await open({ create: { width: WIDE, height: 18, channels: 3, background: ACCENT } })
    .png()
    .toBuffer();
  const top = 72 + 96;
  const below = top + (heading?.height ?? 0) + 54;
  const end = HIGH - MARGIN - CODE;
  const at = (drawn: { input: Buffer } | undefined, left: number, from: number) =>
    drawn ? [{ input: drawn.input, left, top: from }] : [];
  return open({ create: { width: WIDE, height: HIGH, channels: 3, background: '#ffffff' } })
    .composite([
      { input: bar, left: 0, top: 0 },
      ...at(from, MARGIN, 72),
      ...at(heading, MARGIN, top),
      ...at(body, MARGIN, below),
      ...at(code ? hint : undefined, MARGIN, end + 90),
      ...at(foot, MARGIN, end + 170),
      ...(square ? [{ input: square, left: WIDE - MARGIN - CODE, top: end }] : []),
    ])
    .png({ palette: true })
    .toBuffer();
}
