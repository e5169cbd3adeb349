import type { Engine } from './engine.ts';
import { type Area, type Grey, scaled } from './grey.ts';

/** The longer side of the picture in which lines are looked for, in pixels: letters of ten points are some 13 high. */
const SIDE = 1120;
/** The model wants sides that are multiples of this. */
const MULTIPLE = 32;
/** As likely as writing is at least, pixel by pixel, and a line as a whole. */
const PIXEL = 0.3;
const LINE = 0.55;
/** The model sees the core of a line: so much of its height more is the line. */
const GROWN = 0.45;
/** Lower, in pixels of the smaller picture, is no line. */
const LOWEST = 4;

/** Areas of lines of writing on a straight page, from the top down. */
export async function linesOn(engine: Engine, picture: Grey): Promise<Area[]> {
  const ratio = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const fit = (side: number) => Math.max(MULTIPLE, Math.round((side * ratio) / MULTIPLE) * MULTIPLE);
  const [width, height] = [fit(picture.width), fit(picture.height)];
  const small = scaled(picture, width, height);
  const { data } = await engine.detection(normalised(small), [1, 3, height, width]);
  const [dx, dy] = [picture.width / width, picture.height / height];
  return patches(data, width, height)
    .map(({ x0, y0, x1, y1 }) => {
      const grown = (y1 - y0) * GROWN;
      return { x0: (x0 - grown) * dx, y0: (y0 - grown) * dy, x1: (x1 + grown) * dx, y1: (y1 + grown) * dy };
    })
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

const MEAN = [0.485, 0.456, 0.406];
const SPREAD = [0.229, 0.224, 0.225];

/** As the model was trained: three colours, each by its mean and spread. */
function normalised({ data }: Grey): Float32Array {
  const input = new Float32Array(3 * data.length);
  for (let channel = 0; channel < 3; channel += 1)
    for (let at = 0; at < data.length; at += 1)
      input[channel * data.length + at] = (data[at]! / 255 - MEAN[channel]!) / SPREAD[channel]!;
  return input;
}

/** Boxes around likely pixels that hang together. */
function patches(likely: Float32Array, width: number, height: number): Area[] {
  const seen = new Uint8Array(width * height);
  const found: Area[] = [];
  const waiting: number[] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] || likely[start]! < PIXEL) continue;
    const area = { x0: width, y0: height, x1: 0, y1: 0 };
    let [sum, count] = [0, 0];
    waiting.push(start);
    seen[start] = 1;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      area.x0 = Math.min(area.x0, x);
      area.y0 = Math.min(area.y0, y);
      area.x1 = Math.max(area.x1, x + 1);
      area.y1 = Math.max(area.y1, y + 1);
      sum += likely[at]!;
      count += 1;
      for (const next of [x > 0 && at - 1, x + 1 < width && at + 1, at - width, at + width])
        if (next !== false && next >= 0 && next < seen.length && !seen[next] && likely[next]! >= PIXEL) {
          seen[next] = 1;
          waiting.push(next);
        }
    }
    if (sum / count >= LINE && area.y1 - area.y0 >= LOWEST) found.push(area);
  }
  return found;
}
