import { evened } from './even.ts';
import { type Area, type Grey, paper } from './grey.ts';
import { blotsIn, isDust } from './ink.ts';
import { type Ruled, ruledIn } from './ruled.ts';
import { straightened } from './straight.ts';

/** A page that was made ready: straight, on white, its ruled lines known. */
export interface ReadyPage {
  picture: Grey;
  /** 0 on ruled lines, 255 elsewhere */
  mask: Grey;
  lines: Ruled[];
}

/** Makes a page ready to be read. @param picture of 200 dots an inch */
export function readyPage(picture: Grey): ReadyPage {
  const straight = straightened(evened(picture)).picture;
  return { picture: straight, ...ruledIn(straight) };
}

/** A page without these areas; undefined: nothing is written outside of them. */
export function blotsOutside({ picture, mask, lines }: ReadyPage, areas: readonly Area[]): ReadyPage | undefined {
  const rest: Grey = { ...picture, data: Uint8Array.from(picture.data) };
  for (const { x0, y0, x1, y1 } of areas)
    for (let y = Math.max(0, Math.floor(y0) - 3); y < Math.min(rest.height, Math.ceil(y1) + 3); y += 1)
      rest.data.fill(
        255,
        y * rest.width + Math.max(0, Math.floor(x0) - 3),
        y * rest.width + Math.min(rest.width, Math.ceil(x1) + 3),
      );
  const whole = { x0: 0, y0: 0, x1: rest.width, y1: rest.height };
  const written = blotsIn(rest, paper(rest.width, rest.height), whole).some((blot) => !isDust(blot));
  return written ? { picture: rest, mask, lines } : undefined;
}
