import type { Examined, Expected } from './examine.ts';
import { Examiners } from './examiners.ts';
import type { ReadReport } from './read-report.ts';
import { sameAuthority } from './same-authority.ts';

export interface GivenFile {
  name: string;
  bytes(): Promise<Uint8Array>;
}

/** What became of a file: a report, or why it could not be read. */
export type FileExamined = { file: string; report: Examined } | { file: string; error: string };

interface Circumstances {
  previous?: readonly GivenFile[];
  expected?: Pick<Expected, 'authority' | 'year'>;
  examiners?: Examiners;
}

/** Examines reports, each with last year's of the same authority where one was given, two at a time.
 *  @param previous reports of the year before; a single one belongs to a single report whatever its name
 *  @param expected whose reports they should be, and of which year
 *  @param examiners processes to use; its own when left out */
export async function examineFiles(
  files: readonly GivenFile[],
  { previous = [], expected = {}, examiners: given }: Circumstances = {},
): Promise<{ reports: FileExamined[]; previousErrors: { file: string; error: string }[] }> {
  const examiners = given ?? new Examiners(2);
  try {
    const before = await Promise.all(previous.map((file) => one(file, examiners, {})));
    const known = before.flatMap((answer) => ('read' in answer ? [answer.read] : []));
    const previousErrors = before.flatMap((answer) => ('error' in answer ? [answer] : []));
    const alone = files.length === 1;
    const reports = await Promise.all(files.map((file) => withPrevious(file, { known, alone, expected }, examiners)));
    return { reports, previousErrors };
  } finally {
    if (!given) examiners.close();
  }
}

type Read = { file: string; read: ReadReport; report: Examined };

async function one(
  file: GivenFile,
  examiners: Examiners,
  expected: Expected,
): Promise<Read | { file: string; error: string }> {
  const bytes = await file.bytes().catch(() => undefined);
  if (!bytes) return { file: file.name, error: '没有这个文件，或者没有读取它的权限' };
  const answer = await examiners.examine({ bytes, expected });
  if ('unreadable' in answer) return { file: file.name, error: answer.unreadable };
  return { file: file.name, read: answer.read, report: answer.examined };
}

interface Known {
  /** last year's reports */
  known: readonly ReadReport[];
  /** one report is examined, so that a single one of last year belongs to it */
  alone: boolean;
  expected: Expected;
}

async function withPrevious(
  file: GivenFile,
  { known, alone, expected }: Known,
  examiners: Examiners,
): Promise<FileExamined> {
  if (known.length === 0 || (alone && known.length === 1))
    return shown(await one(file, examiners, { ...expected, previous: known[0] }));
  const first = await one(file, examiners, expected);
  if ('error' in first) return first;
  const name = first.read.authority ?? first.read.signatory;
  const previous = name && known.find((other) => sameAuthority(name, other.authority ?? other.signatory ?? ''));
  return shown(previous ? await one(file, examiners, { ...expected, previous }) : first);
}

const shown = (answer: Read | { file: string; error: string }): FileExamined =>
  'error' in answer ? answer : { file: answer.file, report: answer.report };
