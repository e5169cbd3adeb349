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
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** A line of a measurement: its name, its figures. */
export function print(name: string, figures: Record<string, string | number>): void {
  const said = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(`${name.padEnd(34, ' ')} ${said.join('   ')}\n`);
}
