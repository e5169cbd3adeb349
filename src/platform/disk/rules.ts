const MB = 1024 * 1024;

/** Below this those who run the machine are warned: days, at the pace of a town. */
const WARN_BYTES = 1024 * MB;
/** Below this nothing is taken in any more, so that what is left serves the database while it is read. */
export const STOP_BYTES = 128 * MB;
/** Below this nothing at all is written, not even that somebody signed in: two files of the database's log. */
export const LAST_BYTES = 32 * MB;

/** The same for files that can still be made, where the file system counts them. */
const WARN_FILES = 20_000;
const STOP_FILES = 2_000;
const LAST_FILES = 100;

/** For so long a write that was refused for want of space is told, ms: a quota, or another machine's disk, is not seen
 *  otherwise. */
const REFUSED_MS = 10 * 60_000;

/** What a file system has left. */
export interface Measured {
  bytes: number;
  /** undefined: it does not count them */
  files: number | undefined;
  /** mounted read-only */
  readOnly: boolean;
}

/** `low`: warn; `stopped`: read, and sign in, alone; `last`: read alone. */
export type Level = 'well' | 'low' | 'stopped' | 'last';

const levels: readonly Level[] = ['well', 'low', 'stopped', 'last'];

/** Whether one is worse than another. */
export const isWorse = (one: Level, other: Level) => levels.indexOf(one) > levels.indexOf(other);

function levelBy(left: number, [warn, stop, last]: readonly [number, number, number]): Level {
  return left < last ? 'last' : left < stop ? 'stopped' : left < warn ? 'low' : 'well';
}

const byBytes = (bytes: number) => levelBy(bytes, [WARN_BYTES, STOP_BYTES, LAST_BYTES]);
const byFiles = (files: number) => levelBy(files, [WARN_FILES, STOP_FILES, LAST_FILES]);

/** How it stands with a file system: by what is scarcest. */
export function levelOf({ bytes, files, readOnly }: Measured): Level {
  if (readOnly) return 'last';
  const [one, other] = [byBytes(bytes), files === undefined ? 'well' : byFiles(files)];
  return isWorse(other, one) ? other : one;
}

/** What those who run the machine are told; undefined while all is well.
 *  @param refused when a write was last refused for want of space */
export function warningOf(left: Measured, refused: Date | undefined, now: Date): string | undefined {
  const level = levelOf(left);
  if (level === 'well') {
    if (!refused || now.getTime() - refused.getTime() > REFUSED_MS) return undefined;
    return '刚才有内容因磁盘空间已满（或者超出磁盘配额）没有保存，请检查数据库和数据目录所在的磁盘并清理。';
  }
  if (left.readOnly)
    return '数据目录所在的磁盘现在是只读的，平台只能查看，不能保存。恢复可写后自动恢复办理，不必重启。';
  const short = byFiles(left.files ?? Number.POSITIVE_INFINITY) === level && byBytes(left.bytes) !== level;
  const rest = short ? `可新建的文件只剩 ${left.files} 个` : `只剩 ${Math.floor(left.bytes / MB)} MB`;
  if (level === 'low')
    return `磁盘空间不足：数据目录所在的磁盘${rest}，请尽快清理或扩充；少于 ${short ? `${STOP_FILES} 个` : `${STOP_BYTES / MB} MB`}时，平台只能查看，不能保存。`;
  return `磁盘空间已满：数据目录所在的磁盘${rest}，平台现在只能查看，不能保存。清理或扩充后自动恢复办理，不必重启。`;
}

/** Codes of the system and of PostgreSQL for a write that found no room: full, over quota, read-only. */
const codes = new Set<unknown>(['53100', 'ENOSPC', 'EDQUOT', 'EROFS']);

/** Whether this failed because there was no room to write, whoever says it: the one place that decides it. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, message, cause } = error as Error & { code?: unknown };
  if (codes.has(code) || /No space left on device|Disk quota exceeded|Read-only file system/.test(message)) return true;
  return cause !== undefined && cause !== error && isDiskFull(cause);
}

/** Whether a small write beside a reading may be left out: no room, or a database that only reads. */
export function cannotWrite(error: unknown): boolean {
  return isDiskFull(error) || (error as { code?: unknown } | undefined)?.code === '25006';
}
