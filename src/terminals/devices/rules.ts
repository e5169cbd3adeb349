import { type Calendar, parseDate } from '../../law/index.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';

/** Who signs devices in and shuts them out. */
export const deviceKeepers: readonly Role[] = ['disclosureHead', 'systemAdmin'];
/** Who says what screens show besides what was signed off for them. */
export const contentKeepers: readonly Role[] = ['disclosureHead'];

/** After how long without a report a device is dark, ms: they come every 30 seconds. */
const DARK_MS = 100_000;
/** Devices of one authority at most. */
const MOST_DEVICES = 200;

/** Hours in which a dark device is told, on working days, in minutes of the day in China: 8:30 to 17:00. */
const OPENS = 8 * 60 + 30;
const CLOSES = 17 * 60;

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?$/;

/** What is wrong with a name, in a sentence; undefined: nothing. */
export function nameFault(name: string): string | undefined {
  return NAME.test(name) ? undefined : '名称用小写字母、数字和连字符，1 至 30 个字符，如 hall-1';
}

/** Whether one more device may be signed in. @param names of those of its kind that are */
export function maySignIn(name: string, names: readonly string[], all: number): { ok: true } | Failure {
  if (names.includes(name)) return invalid('有内容需要修改', { name: `已有名称为 ${name} 的终端，请换一个` });
  return all < MOST_DEVICES ? { ok: true } : invalid(`一个机关最多登记 ${MOST_DEVICES} 台终端，请先停用不用的`);
}

interface Seen {
  seenAt: Date | null;
  /** since when it is waited for, until its first report */
  registeredAt: Date;
  /** a device of the demonstration stands as it did then */
  stoodAt: Date | null;
}

/** Whether nothing is heard of a device. */
export function isDark({ seenAt, registeredAt, stoodAt }: Seen, now: Date): boolean {
  return (stoodAt ?? now).getTime() - (seenAt ?? registeredAt).getTime() > DARK_MS;
}

/** Whether the offices are open, so that somebody can go and look. */
export function isOpen(now: Date, calendar: Calendar): boolean {
  const inChina = new Date(now.getTime() + 8 * 3_600_000);
  const minute = inChina.getUTCHours() * 60 + inChina.getUTCMinutes();
  return minute >= OPENS && minute < CLOSES && calendar.isWorking(parseDate(inChina.toISOString().slice(0, 10)));
}
