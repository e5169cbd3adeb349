/** What wrong tries are counted for, and how many of each cost nothing. 等保 2.0: 登录失败处理 */
const freeTries = {
  /** a name from an address */
  pair: 5,
  /** a name from anywhere: many machines that guess together */
  account: 20,
  /** an address with any names: one password tried on everybody */
  address: 40,
  /** a name on a device on which its owner has signed in before */
  device: 5,
  /** the second factor, once the password was right */
  code: 5,
  /** the old password, within a session */
  own: 5,
} as const;

export type Counter = keyof typeof freeTries;

/** Wrong tries in a row, as they are kept. */
export interface Tries {
  failures: number;
  pausedUntil: Date | null;
  failedAt: Date;
}

const MINUTE = 60_000;
/** Pauses grow to this; told to whoever waits. */
export const LONGEST_PAUSE_MINUTES = 15;
/** After so long without a wrong try all is forgotten. */
const FORGOTTEN_AFTER = 24 * 60 * MINUTE;

/** How long to wait after so many wrong tries in a row: nothing, then 1, 2, 4, 8 and at last 15 minutes. ms */
export function pauseAfter(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(LONGEST_PAUSE_MINUTES, 2 ** Math.min(failures - free, 10)) * MINUTE;
}

/** Whether no try is taken now. An end further off than any pause lasts is of a clock since put back: it holds nobody. */
export function isPaused({ pausedUntil }: Tries, now: Date): boolean {
  const left = pausedUntil ? pausedUntil.getTime() - now.getTime() : 0;
  return left > 0 && left <= LONGEST_PAUSE_MINUTES * MINUTE;
}

/** One wrong try more. What lies a day back, or ahead of a clock since put back, counts no more. */
export function afterWrong(before: Tries, counter: Counter, now: Date): Tries {
  const forgotten = Math.abs(now.getTime() - before.failedAt.getTime()) > FORGOTTEN_AFTER;
  const failures = (forgotten ? 0 : before.failures) + 1;
  const pause = pauseAfter(failures, freeTries[counter]);
  return { failures, failedAt: now, pausedUntil: pause ? new Date(now.getTime() + pause) : null };
}

/** What one household or machine can change freely of its address: of IPv6 the first half is told apart, of IPv4 all. */
export function networkOf(address: string): string {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (v4) return v4;
  const [before = '', after] = address.toLowerCase().split('%')[0]!.split('::');
  const head = before ? before.split(':') : [];
  const tail = after ? after.split(':') : [];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array(zeros).fill('0'), ...tail].slice(0, 4).join(':');
}

/** A name that no account has, as the log may show it: people type their password into the wrong field. */
export function markedName(typed: string): string {
  const letters = [...typed];
  return `${letters.slice(0, 2).join('')}…（${letters.length} 字）`;
}
