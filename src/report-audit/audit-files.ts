import { Unreadable } from '../platform/reading/index.ts';
import type { AuditedReport, Expected } from './audit.ts';
import { AuditProcesses } from './processes.ts';
import { sameAuthority } from './same-authority.ts';
import type { ReadReport } from './understanding/read-report.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

export interface GivenFile {
  /** with its path in its archive, where it comes out of one */
  name: string;
  /** @throws Unreadable where it cannot be unpacked */
  bytes(): Promise<Uint8Array>;
}

/** What the rules ran on, so that they can run again. */
export interface Basis {
  read: ReadReport;
  expected: Expected;
}

/** What became of a file: a report, or why it could not be read. */
export type AuditedFile = { file: string; report: AuditedReport; basis?: Basis } | { file: string; error: string };

/** What an audit of a file came to: of one that could not be read nothing can be said. */
export const verdictOf = (one: AuditedFile): Verdict => ('error' in one ? 'incomplete' : one.report.verdict);

const ORDER: readonly Verdict[] = ['wrong', 'incomplete', 'clean'];

/** How many files came to each verdict, those to be looked at first; verdicts of none left out. */
export function countVerdicts(files: readonly AuditedFile[]): { verdict: Verdict; label: string; count: number }[] {
  return ORDER.flatMap((verdict) => {
    const count = files.filter((one) => verdictOf(one) === verdict).length;
    return count > 0 ? [{ verdict, label: VERDICTS[verdict], count }] : [];
  });
}

interface Circumstances {
  previous?: readonly GivenFile[];
  expected?: Pick<Expected, 'authority' | 'year'>;
  processes?: AuditProcesses;
}

/** Audits reports, each with last year's of the same authority where one was given, two at a time.
 *  @param previous reports of the year before; a single one belongs to a single report whatever its name
 *  @param expected whose reports they should be, and of which year
 *  @param processes processes to use; its own when left out */
export async function auditFiles(
  files: readonly GivenFile[],
  { previous = [], expected = {}, processes: given }: Circumstances = {},
): Promise<{ reports: AuditedFile[]; previousErrors: { file: string; error: string }[] }> {
  const processes = given ?? new AuditProcesses(2);
  try {
    const before = await Promise.all(previous.map((file) => one(file, processes, {})));
    const known = before.flatMap((answer) => ('read' in answer ? [answer.read] : []));
    const previousErrors = before.flatMap((answer) => ('error' in answer ? [answer] : []));
    const alone = files.length === 1;
    const reports = await Promise.all(files.map((file) => withPrevious(file, { known, alone, expected }, processes)));
    return { reports, previousErrors };
  } finally {
    if (!given) processes.close();
  }
}

const NO_FILE = '没有这个文件，或者没有读取它的权限';

type Read = { file: string; read: ReadReport; report: AuditedReport; expected: Expected };

async function one(
  file: GivenFile,
  processes: AuditProcesses,
  expected: Expected,
): Promise<Read | { file: string; error: string }> {
  const bytes = await file.bytes().catch((error: unknown) => error);
  if (!(bytes instanceof Uint8Array))
    return { file: file.name, error: bytes instanceof Unreadable ? bytes.message : NO_FILE };
  const answer = await processes.audit({ bytes, file: file.name, expected });
  if ('unreadable' in answer) return { file: file.name, error: answer.unreadable };
  return { file: file.name, read: answer.read, report: answer.audited, expected };
}

interface Known {
  /** last year's reports */
  known: readonly ReadReport[];
  /** one report is audited, so that a single one of last year belongs to it */
  alone: boolean;
  expected: Expected;
}

async function withPrevious(
  file: GivenFile,
  { known, alone, expected }: Known,
  processes: AuditProcesses,
): Promise<AuditedFile> {
  if (known.length === 0 || (alone && known.length === 1))
    return shown(await one(file, processes, { ...expected, previous: known[0] }));
  const first = await one(file, processes, expected);
  if ('error' in first) return first;
  const name = first.read.authority ?? first.read.signatory;
  const previous = name && known.find((other) => sameAuthority(name, other.authority ?? other.signatory ?? ''));
  return shown(previous ? await one(file, processes, { ...expected, previous }) : first);
}

const shown = (answer: Read | { file: string; error: string }): AuditedFile =>
  'error' in answer
    ? answer
    : { file: answer.file, report: answer.report, basis: { read: answer.read, expected: answer.expected } };
