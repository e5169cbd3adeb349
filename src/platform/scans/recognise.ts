import type { Engine } from './engine.ts';
import { type Grey, scaled } from './grey.ts';

/** Height in which the model reads. */
const HEIGHT = 48;
/** Wider lines are read in a smaller scale along. */
const WIDEST = 2400;

/** A character that was read. */
export interface Letter {
  text: string;
  /** 0 to 1 */
  confidence: number;
  /** middle of where it was seen, as part of the line's width */
  at: number;
}

/** What looks like a figure without being one, in print and to the model. */
const ALIKE: Readonly<Record<string, string>> = {
  '0': '0０oOＯ〇○◯',
  '1': '1１lI|',
  '2': '2２',
  '3': '3３',
  '4': '4４',
  '5': '5５',
  '6': '6６',
  '7': '7７',
  '8': '8８',
  '9': '9９',
  '.': '.．',
  ',': ',，',
};

/** A line of writing as it was recognised, and as it reads if it is a figure: what looks like a digit counts as one. */
export interface Recognised {
  letters: Letter[];
  asFigure: Letter[];
}

/** Reads a line of writing. @param picture the line alone, with a little paper around it, dark on light */
export async function recognise(engine: Engine, picture: Grey): Promise<Recognised> {
  const { data, kinds } = await seen(engine, picture);
  const signs = signsOf(engine);
  const few = new Float32Array((data.length / kinds) * (signs.length + 1));
  for (let step = 0; step < data.length / kinds; step += 1) {
    const from = step * (signs.length + 1);
    few[from] = data[step * kinds]!;
    for (const [n, { kinds: alike }] of signs.entries())
      few[from + n + 1] = alike.reduce((sum, kind) => sum + data[step * kinds + kind]!, 0);
  }
  return {
    letters: decoded(data, kinds, engine.characters),
    asFigure: decoded(few, signs.length + 1, ['', ...signs.map(({ sign }) => sign)]),
  };
}

const known = new WeakMap<Engine, { sign: string; kinds: number[] }[]>();

/** Signs of figures, each with the numbers of the characters that look like it. */
function signsOf(engine: Engine): { sign: string; kinds: number[] }[] {
  const signs =
    known.get(engine) ??
    Object.entries(ALIKE).map(([sign, alike]) => ({
      sign,
      kinds: engine.characters.flatMap((one, n) => (n > 0 && one !== '' && alike.includes(one) ? [n] : [])),
    }));
  known.set(engine, signs);
  return signs;
}

/** What the model sees: for each step along the line the likelihood of each kind of character, 0 for none. */
async function seen(engine: Engine, picture: Grey): Promise<{ data: Float32Array; kinds: number }> {
  const width = Math.min(WIDEST, Math.max(16, Math.round((picture.width * HEIGHT) / picture.height)));
  const line = scaled(picture, width, HEIGHT);
  const plane = Float32Array.from(line.data, (value) => value / 127.5 - 1);
  const input = new Float32Array(3 * plane.length);
  for (let channel = 0; channel < 3; channel += 1) input.set(plane, channel * plane.length);
  const { data, dims } = await engine.recognition(input, [1, 3, HEIGHT, width]);
  return { data, kinds: dims[2]! };
}

/** The likeliest character of each step; the same again without nothing between is the same. */
function decoded(data: Float32Array, kinds: number, characters: readonly string[]): Letter[] {
  const steps = data.length / kinds;
  const letters: (Letter & { from: number; to: number })[] = [];
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    const row = data.subarray(step * kinds, (step + 1) * kinds);
    let best = 0;
    for (let kind = 1; kind < kinds; kind += 1) if (row[kind]! > row[best]!) best = kind;
    const last = letters.at(-1);
    if (best !== 0 && best === before && last) {
      last.to = step + 1;
      last.confidence = Math.max(last.confidence, row[best]!);
    } else if (best !== 0)
      letters.push({ text: characters[best] ?? '', confidence: row[best]!, at: 0, from: step, to: step + 1 });
    before = best;
  }
  return letters.map(({ text, confidence, from, to }) => ({ text, confidence, at: (from + to) / 2 / steps }));
}
