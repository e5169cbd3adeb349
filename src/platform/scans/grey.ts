/** A picture in greys, row by row: 0 black to 255 white. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Part of a picture, in pixels; x1 and y1 lie behind the last. */
export interface Area {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** White paper. */
export const paper = (width: number, height: number): Grey => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(255),
});

/** A part of a picture as a picture; what lies outside of it is white. */
export function cut(from: Grey, { x0, y0, x1, y1 }: Area): Grey {
  const [left, top] = [Math.floor(x0), Math.floor(y0)];
  const part = paper(Math.max(1, Math.ceil(x1) - left), Math.max(1, Math.ceil(y1) - top));
  const [first, last] = [Math.max(0, left), Math.min(from.width, left + part.width)];
  for (let y = Math.max(0, top); y < Math.min(from.height, top + part.height) && last > first; y += 1)
    part.data.set(
      from.data.subarray(y * from.width + first, y * from.width + last),
      (y - top) * part.width + first - left,
    );
  return part;
}

/** A picture in another size: the mean of what falls on a pixel where it shrinks, between neighbours where it grows. */
export function scaled(from: Grey, width: number, height: number): Grey {
  const across = weights(from.width, width);
  const down = weights(from.height, height);
  const rows = new Float32Array(width * from.height);
  for (let y = 0; y < from.height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const { first, shares } = across[x]!;
      let sum = 0;
      for (let i = 0; i < shares.length; i += 1) sum += shares[i]! * from.data[y * from.width + first + i]!;
      rows[y * width + x] = sum;
    }
  const to = paper(width, height);
  for (let y = 0; y < height; y += 1) {
    const { first, shares } = down[y]!;
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let i = 0; i < shares.length; i += 1) sum += shares[i]! * rows[(first + i) * width + x]!;
      to.data[y * width + x] = Math.round(sum);
    }
  }
  return to;
}

/** For each new pixel, which old ones make it and in what shares: a triangle as wide as the pixel. */
function weights(from: number, to: number): { first: number; shares: number[] }[] {
  const ratio = from / to;
  const reach = Math.max(1, ratio);
  return Array.from({ length: to }, (_, at) => {
    const middle = (at + 0.5) * ratio - 0.5;
    const first = Math.max(0, Math.ceil(middle - reach));
    const last = Math.min(from - 1, Math.floor(middle + reach));
    const shares = Array.from({ length: Math.max(1, last - first + 1) }, (_, i) =>
      Math.max(1e-6, 1 - Math.abs(first + i - middle) / reach),
    );
    const sum = shares.reduce((all, share) => all + share, 0);
    return { first: Math.min(first, from - 1), shares: shares.map((share) => share / sum) };
  });
}

/** A picture turned about its middle, clockwise; its size stays, what comes in from outside is white. */
export function turned(from: Grey, degrees: number): Grey {
  if (degrees === 0) return from;
  const { width, height } = from;
  const to = paper(width, height);
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [mx, my] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const u = cos * (x - mx) + sin * (y - my) + mx;
      const v = -sin * (x - mx) + cos * (y - my) + my;
      const [left, top] = [Math.floor(u), Math.floor(v)];
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const [dx, dy, at] = [u - left, v - top, top * width + left];
      const upper = from.data[at]! * (1 - dx) + from.data[at + 1]! * dx;
      const lower = from.data[at + width]! * (1 - dx) + from.data[at + width + 1]! * dx;
      to.data[y * width + x] = Math.round(upper * (1 - dy) + lower * dy);
    }
  return to;
}

/** A picture turned by quarters, clockwise. */
export function quarterTurned(from: Grey, quarters: 1 | 2 | 3): Grey {
  const { width, height, data } = from;
  const to = quarters === 2 ? paper(width, height) : paper(height, width);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at =
        quarters === 2
          ? (height - 1 - y) * width + width - 1 - x
          : quarters === 1
            ? x * height + height - 1 - y
            : (width - 1 - x) * height + y;
      to.data[at] = data[y * width + x]!;
    }
  return to;
}
