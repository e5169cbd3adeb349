import { type Grey, paper } from './grey.ts';

/** Side of the squares in which the paper's own grey is measured, in pixels. */
const SQUARE = 48;
/** The paper is as light as this part of a square's pixels, counted from the lightest. */
const LIGHTEST = 0.25;
/** Paper is never taken for darker than this, nor than this part of most of its page: a square that is a picture, or lies
 *  under a seal, stays dark. */
const DARKEST = 110;
const SHADE = 0.75;

/** The same picture on white paper: yellowed, shadowed or grey ground becomes white, ink keeps its share of dark. */
export function evened(picture: Grey): Grey {
  const { width, height, data } = picture;
  const across = Math.max(2, Math.ceil(width / SQUARE));
  const down = Math.max(2, Math.ceil(height / SQUARE));
  const measured = grounds(picture, across, down);
  const least = SHADE * [...measured].sort((a, b) => a - b)[measured.length >> 1]!;
  const ground = widened(
    measured.map((light) => Math.max(light, least)),
    across,
    down,
  );
  const to = paper(width, height);
  for (let y = 0; y < height; y += 1) {
    const v = Math.min(down - 1.001, Math.max(0, y / SQUARE - 0.5));
    const [top, dy] = [Math.floor(v), v - Math.floor(v)];
    for (let x = 0; x < width; x += 1) {
      const u = Math.min(across - 1.001, Math.max(0, x / SQUARE - 0.5));
      const [left, dx] = [Math.floor(u), u - Math.floor(u)];
      const at = top * across + left;
      const upper = ground[at]! * (1 - dx) + ground[at + 1]! * dx;
      const lower = ground[at + across]! * (1 - dx) + ground[at + across + 1]! * dx;
      const white = upper * (1 - dy) + lower * dy;
      to.data[y * width + x] = Math.min(255, Math.round((data[y * width + x]! * 255) / white));
    }
  }
  return to;
}

function grounds({ width, height, data }: Grey, across: number, down: number): Float32Array {
  const ground = new Float32Array(across * down).fill(255);
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      const counts = new Uint32Array(256);
      let all = 0;
      for (let y = row * SQUARE; y < Math.min(height, (row + 1) * SQUARE); y += 1)
        for (let x = column * SQUARE; x < Math.min(width, (column + 1) * SQUARE); x += 1) {
          counts[data[y * width + x]!]! += 1;
          all += 1;
        }
      if (all === 0) continue;
      let seen = 0;
      let light = 255;
      while (light > DARKEST && seen + counts[light]! < all * LIGHTEST) {
        seen += counts[light]!;
        light -= 1;
      }
      ground[row * across + column] = light;
    }
  return ground;
}

/** Each square as light as the lightest around it: one that is mostly ink takes the paper of its neighbours. */
function widened(ground: Float32Array, across: number, down: number): Float32Array {
  return ground.map((_, at) => {
    const [row, column] = [Math.floor(at / across), at % across];
    let most = 0;
    for (let r = Math.max(0, row - 1); r <= Math.min(down - 1, row + 1); r += 1)
      for (let c = Math.max(0, column - 1); c <= Math.min(across - 1, column + 1); c += 1)
        most = Math.max(most, ground[r * across + c]!);
    return most;
  });
}
