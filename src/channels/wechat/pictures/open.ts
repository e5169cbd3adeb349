import type { Sharp, SharpOptions } from 'sharp';

/** Pixels of a picture that is opened: a photograph of 60 megapixels takes some 200 MB for a moment. */
const MOST_PIXELS = 60_000_000;

/** @param of a file's bytes, or what is to be drawn */
type Open = (of: Uint8Array | SharpOptions) => Sharp;
let loaded: Promise<Open | undefined> | undefined;

/** What opens pictures; it works beside the server's thread. @returns undefined: there is none for this machine */
export function opener(): Promise<Open | undefined> {
  loaded ??= import('sharp').then(
    ({ default: sharp }) => {
      sharp.cache(false);
      sharp.concurrency(1);
      const bounds = { limitInputPixels: MOST_PIXELS, failOn: 'error' } as const;
      return (of) => (of instanceof Uint8Array ? sharp(of, bounds) : sharp(of));
    },
    () => undefined,
  );
  return loaded;
}
