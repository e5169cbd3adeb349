import type { IntervalHistogram } from 'node:perf_hooks';
import type { Route } from '../support/walking.ts';
import type { Asked } from './requests.ts';
import { type Answer, readable } from './sending.ts';

interface Noted {
  side: string;
  n: number;
  asked: Asked;
  route: string;
  /** ms */
  took: number;
  status: number;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;

/** What is counted and found, and how it is said. */
export class Told {
  private readonly seed: number;
  private readonly statuses = new Map<number, number>();
  private readonly answered = new Map<string, Set<number>>();
  private readonly faults = new Map<string, { times: number; first: string }>();
  private overTenSeconds = 0;
  private slowest: (Noted & { id: string })[] = [];
  private sent = 0;
  constructor(seed: number) {
    this.seed = seed;
  }

  readonly say = (line: string): void => void process.stdout.write(`${line}\n`);

  note(noted: Noted, faults: readonly string[]): void {
    const { side, n, asked, route, status, took } = noted;
    const id = `${this.seed}/${side}/${n}`;
    this.sent += 1;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (took > 10_000) this.overTenSeconds += 1;
    const key = `${asked.method} ${route}`;
    this.answered.set(key, (this.answered.get(key) ?? new Set()).add(status));
    if (this.slowest.length < 5 || took > this.slowest.at(-1)!.took)
      this.slowest = [...this.slowest, { ...noted, id }].sort((a, b) => b.took - a.took).slice(0, 5);
    for (const fault of faults)
      this.fault(id, `${fault}: ${key} by ${asked.by.name}`, `${asked.method} ${asked.url.slice(0, 200)}`);
  }

  /** @param id by which it is sent again */
  fault(id: string, what: string, more = ''): void {
    const before = this.faults.get(what);
    if (before) before.times += 1;
    else {
      this.faults.set(what, { times: 1, first: id });
      this.say(`FAULT ${what}\n  --replay ${id}  ${more}`);
    }
  }

  progress(done: number, of: number, seconds: number, bytes: number): void {
    this.say(
      `${done} of ${of}, ${Math.round(done / seconds)} a second, ${megabytes(bytes)} in use, ${this.faults.size} kinds of faults`,
    );
  }

  measured({
    memory,
    grown,
    delay,
    routes,
  }: {
    memory: number[];
    grown: number;
    delay: IntervalHistogram;
    routes: Route[];
  }): void {
    const { user, system } = process.cpuUsage();
    this.say(`\nthis process worked ${Math.round((user + system) / 1e6)} s of processor time, the database apart`);
    const ms = (ns: number) => `${Math.round(ns / 1e6)} ms`;
    this.say(
      `\nmemory in use after each part: ${memory.map(megabytes).join(' ')}; grown from the second third to the last: ${megabytes(grown)}`,
    );
    this.say(
      `event loop, with whoever asks in the same process: p50 ${ms(delay.percentile(50))}, p99 ${ms(delay.percentile(99))}, longest ${ms(delay.max)}`,
    );
    const met = (good: (status: number) => boolean) =>
      routes.filter(({ method, url }) => [...(this.answered.get(`${method} ${url}`) ?? [])].some(good));
    const well = met((status) => status < 400);
    this.say(
      `routes: ${routes.length}; asked ${met(() => true).length}; answered below 400 at least once ${well.length}`,
    );
    const never = routes.filter((one) => !well.includes(one)).map(({ method, url }) => `${method} ${url}`);
    if (never.length) this.say(`never below 400: ${never.join(', ')}`);
  }

  /** @returns the number of kinds of faults */
  summary(): number {
    const kinds = [...this.statuses].sort(([a], [b]) => a - b);
    if (this.sent)
      this.say(`${this.sent} answers by status: ${kinds.map(([status, times]) => `${status}: ${times}`).join(', ')}`);
    for (const { took, id, route, status } of this.slowest)
      this.say(`slow: ${Math.round(took)} ms ${status} ${route} (${id})`);
    if (this.overTenSeconds) this.say(`${this.overTenSeconds} answers took over ten seconds`);
    for (const [what, { times, first }] of this.faults) this.say(`${times} × ${what}  --replay ${first}`);
    this.say(this.faults.size ? `${this.faults.size} kinds of faults` : 'no faults');
    return this.faults.size;
  }

  print({ by, method, url, headers, payload }: Asked, answer: Answer | undefined): void {
    this.say(
      `${method} ${url}\nby ${by.name}\n${JSON.stringify(headers, null, 1)}\n\n${payload?.toString('utf8').slice(0, 3_000) ?? ''}`,
    );
    this.say(answer ? `→ ${answer.status}\n${readable(answer).slice(0, 6_000)}` : '→ no answer in time');
  }
}
