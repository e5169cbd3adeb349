/** A picture of any kind, asked pixel by pixel. */
export interface Pixels {
  width: number;
  height: number;
  /** 0 black to 255 white; -1 where nothing is painted. @param x @param y fractions are cut off */
  at(x: number, y: number): number;
}

/** How the reader of PDF says what kind of pixels it gives: a bit, three bytes or four bytes for each. */
const BIT = 1;
const RGB = 2;
const RGBA = 3;

interface Unpacked {
  width: number;
  height: number;
  kind?: number;
  data?: Uint8Array | Uint8ClampedArray;
}

/** The grey of a colour. A red seal is as light as its red, as through red glass, so that letters under it are read. */
export const greyOf = (red: number, green: number, blue: number): number =>
  Math.max(red, 0.299 * red + 0.587 * green + 0.114 * blue);

/** @param mask whether only what is set is painted, in black
 *  @returns undefined for what cannot be unpacked, or is not as large as it says */
export function pixelsOf(given: unknown, mask: boolean): Pixels | undefined {
  const { width, height, kind, data } = (given ?? {}) as Unpacked;
  if (!data || !(width > 0) || !(height > 0)) return undefined;
  const row = (width + 7) >> 3;
  const bit = (x: number, y: number) => (data[(y | 0) * row + ((x | 0) >> 3)]! >> (7 - ((x | 0) & 7))) & 1;
  if (mask) return data.length < row * height ? undefined : { width, height, at: (x, y) => (bit(x, y) ? -1 : 0) };
  if (kind === BIT) return data.length < row * height ? undefined : { width, height, at: (x, y) => bit(x, y) * 255 };
  const bytes = kind === RGB ? 3 : kind === RGBA ? 4 : 0;
  if (bytes === 0 || data.length < width * height * bytes) return undefined;
  return {
    width,
    height,
    at: (x, y) => {
      const from = ((y | 0) * width + (x | 0)) * bytes;
      return bytes === 4 && data[from + 3]! < 128 ? -1 : greyOf(data[from]!, data[from + 1]!, data[from + 2]!);
    },
  };
}
