import { opener } from './open.ts';

/** A picture as it is uploaded. */
export interface UploadPicture {
  bytes: Buffer;
  /** 'picture.jpg': the platform looks at its ending */
  name: string;
}

/** Bytes: the platform takes less than 1 MB. */
const MOST_BYTES = 1_000_000;
/** Phones show articles less than 700 wide; twice that is sharp on all of them. Long ones are cut by the platform's app. */
const WIDE = 1280;
const HIGH = 12_000;
/** Ways to make it smaller, tried in this order; as PNG only while it is one. */
const TRIES = [
  { width: WIDE, quality: 85 },
  { width: WIDE, quality: 72 },
  { width: 960, quality: 72 },
  { width: 720, quality: 65 },
  { width: 480, quality: 55 },
] as const;

/** A picture of a text as the platform takes it: JPEG or PNG under 1 MB, upright, without what a photograph tells besides
 *  (place, device). Of a moving picture the first moment; what is transparent becomes white. Photographs become JPEG,
 *  drawings stay PNG while that is small enough.
 *  @returns undefined: damaged, too large, no picture, or nothing on this machine opens pictures */
export async function articlePicture(bytes: Uint8Array): Promise<UploadPicture | undefined> {
  const open = await opener();
  if (!open) return undefined;
  try {
    const { format } = await open(bytes).metadata();
    const drawn = format === 'png' || format === 'gif';
    if (!drawn && format !== 'jpeg' && format !== 'webp') return undefined;
    for (const { width, quality } of TRIES) {
      const size = { width, height: HIGH, fit: 'inside', withoutEnlargement: true } as const;
      const picture = open(bytes).autoOrient().flatten({ background: '#fff' }).resize(size).toColourspace('srgb');
      if (drawn && quality === TRIES[0].quality) {
        const png = await picture.clone().png({ compressionLevel: 9 }).toBuffer();
        if (png.length < MOST_BYTES) return { bytes: png, name: 'picture.png' };
      }
      const jpeg = await picture.jpeg({ quality }).toBuffer();
      if (jpeg.length < MOST_BYTES) return { bytes: jpeg, name: 'picture.jpg' };
    }
    return undefined;
  } catch {
    return undefined; // what it says of the damage helps nobody
  }
}
