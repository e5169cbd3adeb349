import { opener } from '../wechat/pictures/open.ts';

/** Pixels of the longer side: what is written on a board can be read. */
const SIDE = 1600;
const QUALITY = 80;

/** A photo as it is kept: upright, scaled, JPEG, without what it tells of place and device; read back to see that it is.
 *  @returns undefined: no photo, damaged, or nothing on this machine opens pictures */
async function barePhoto(bytes: Uint8Array): Promise<Buffer | undefined> {
  const open = await opener();
  if (!open) return undefined;
  try {
    const size = { width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true } as const;
    const upright = open(bytes).autoOrient().flatten({ background: '#fff' }).resize(size).toColourspace('srgb');
    const jpeg = await upright.jpeg({ quality: QUALITY }).toBuffer();
    return (await isBare(jpeg)) ? jpeg : undefined;
  } catch {
    return undefined; // what it says of the damage helps nobody
  }
}

/** Whether a picture tells nothing but itself. */
export async function isBare(picture: Uint8Array): Promise<boolean> {
  const { exif, xmp, iptc, comments } = await (await opener())!(picture).metadata();
  return !exif && !xmp && !iptc && !comments?.length;
}

/** How a photo of a board is taken in (readUpload). */
export const asPhoto = {
  make: barePhoto,
  mediaType: 'image/jpeg',
  ending: '.jpg',
  refusal: '不是能打开的照片，请重新拍一张',
};
