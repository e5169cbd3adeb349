import type { Examined } from './examine.ts';
import { Examiners } from './examiners.ts';
import type { ReadReport } from './read-report.ts';
import { sameAuthority } from './same-authority.ts';

export interface GivenFile {
  name: string;
  bytes(): Promise<Uint8Array>;
}

/** What became of a file: a report, or why it could not be read. */
export type FileExamined = { file: string; report: Examined } | { file: string; error: string };

/** Examines reports, each with last year's of the same authority where one was given, two at a time.
 *  @param given threads to use; its own when left out
 *  @param previous reports of the year before; a single one belongs to a single report whatever its name */
export async function examineFiles(
  files: readonly GivenFile[],
  previous: readonly GivenFile[] = [],
  given?: Examiners,
): Promise<{ reports: FileExamined[]; previousErrors: { file: string; error: string }[] }> {
  const examiners = given ?? new Examiners(2);
  try {
    const before = await Promise.all(previous.map((file) => one(file, examiners)));
    const known = before.flatMap((answer) => ('read' in answer ? [answer.read] : []));
    const previousErrors = before.flatMap((answer) => ('error' in answer ? [answer] : []));
    const reports = await Promise.all(files.map((file) => withPrevious(file, known, files.length === 1, examiners)));
    return { reports, previousErrors };
  } finally {
    if (!given) await examiners.close();
  }
}

type Read = { file: string; read: ReadReport; report: Examined };

async function one(
  file: GivenFile,
  examiners: Examiners,
  previous?: ReadReport,
): Promise<Read | { file: string; error: string }> {
  const bytes = await file.bytes().catch(() => undefined);
  if (!bytes) return { file: file.name, error: '没有这个文件，或者没有读取它的权限' };
  const answer = await examiners.examine({ bytes, previous });
  if ('unreadable' in answer) return { file: file.name, error: answer.unreadable };
  return { file: file.name, read: answer.read, report: answer.examined };
}

async function withPrevious(
  file: GivenFile,
  known: readonly ReadReport[],
  alone: boolean,
  examiners: Examiners,
): Promise<FileExamined> {
  if (known.length === 0 || (alone && known.length === 1)) return shown(await one(file, examiners, known[0]));
  const first = await one(file, examiners);
  if ('error' in first) return first;
  const name = first.read.authority ?? first.read.signatory;
  const before = name && known.find((other) => sameAuthority(name, other.authority ?? other.signatory ?? ''));
  return shown(before ? await one(file, examiners, before) : first);
}

const shown = (answer: Read | { file: string; error: string }): FileExamined =>
  'error' in answer ? answer : { file: answer.file, report: answer.report };
