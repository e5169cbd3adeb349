import { appendFileSync } from 'node:fs';

/** How long calls took, in milliseconds. */
export interface Timing {
  p50: number;
  p99: number;
}

/** Runs `call` once for each input after a few for warming up. */
export async function timed<T>(inputs: readonly T[], call: (input: T) => Promise<unknown>): Promise<Timing> {
  for (const input of inputs.slice(0, 5)) await call(input);
  const took: number[] = [];
  for (const input of inputs) {
    const began = performance.now();
    await call(input);
    took.push(performance.now() - began);
  }
  return timingOf(took);
}

/** @param took milliseconds of each call */
export function timingOf(took: readonly number[]): Timing {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** A line of a measurement: its name, its figures. */
export function print(name: string, figures: Record<string, string | number>): void {
  const said = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(`${name.padEnd(34, ' ')} ${said.join('   ')}\n`);
}

/** Holds a figure against its limit: a line here, and again in the summary that ends `npm run bench`. */
export function judge(
  name: string,
  figure: number,
  unit: string,
  limit: { atMost: number } | { atLeast: number },
): void {
  const kept = 'atMost' in limit ? figure <= limit.atMost : figure >= limit.atLeast;
  const [sign, bound] = 'atMost' in limit ? ['≤', limit.atMost] : ['≥', limit.atLeast];
  const digits = unit === 'ms' && figure >= 10 ? 0 : 2;
  const line = `${kept ? '✓' : '✗'} ${name}: ${`${figure.toFixed(digits)} ${unit}`.trim()} (${sign} ${bound})`;
  process.stdout.write(`${line}\n`);
  if (process.env.BENCH_FIGURES) appendFileSync(process.env.BENCH_FIGURES, `${line}\n`);
}
