import { Unreadable } from '../platform/reading/index.ts';
import type { AuditedReport, Expected } from './audit.ts';
import { AuditProcesses, type Pictures } from './processes.ts';
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
export type AuditedFile = (
  | { file: string; report: AuditedReport; basis?: Basis; pictures?: Pictures }
  | { file: string; error: string }
) & {
  /** how many pages are pictures that were not read */
  pictured?: number;
};

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
  /** left out: pictures stay unread, and it is said how an office gets what reads them; 'later': they are read later */
  scans?: Scans | 'later';
  /** called with each report as it is done, by its place */
  settled?: (n: number, one: AuditedFile) => Promise<void>;
}

/** That scans are read, and who is told how far each is. */
export interface Scans {
  /** folder of the parts by which they are read */
  parts: string;
  tell(file: string, done: number, pages: number): void;
}

/** Audits reports, each with last year's of the same authority where one was given, two at a time. Scans are read one
 *  after the other where that is asked for; else they are told as pictures.
 *  @param previous reports of the year before; a single one belongs to a single report whatever its name
 *  @param expected whose reports they should be, and of which year
 *  @param processes processes to use; its own when left out */
export async function auditFiles(
  files: readonly GivenFile[],
  { previous = [], expected = {}, processes: given, scans, settled }: Circumstances = {},
): Promise<{ reports: AuditedFile[]; previousErrors: NotRead[] }> {
  const processes = given ?? new AuditProcesses(2);
  const by = { processes, scans };
  try {
    const before = await Promise.all(previous.map((file) => one(file, by, {})));
    const known = before.flatMap((answer) => ('read' in answer ? [answer.read] : []));
    const previousErrors = before.flatMap((answer) => ('error' in answer ? [answer] : []));
    const alone = files.length === 1;
    const reports = await Promise.all(
      files.map(async (file, n) => {
        const report = await withPrevious(file, { known, alone, expected }, by);
        await settled?.(n, report);
        return report;
      }),
    );
    return { reports, previousErrors };
  } finally {
    if (!given) processes.close();
  }
}

/** What an office does that wants scans to be read. */
const HOW_SCANS_ARE_READ = '要识别扫描件的，请系统管理员在服务器上运行 npx gongkai ocr install 安装扫描识别';

const NO_FILE = '没有这个文件，或者没有读取它的权限';

type Read = Basis & { file: string; report: AuditedReport; pictured?: number; pictures?: Pictures };
/** A file of which nothing was read, and how many of its pages are pictures. */
export type NotRead = { file: string; error: string; pictured?: number };

interface By {
  processes: AuditProcesses;
  scans: Scans | 'later' | undefined;
}

async function one(file: GivenFile, { processes, scans }: By, expected: Expected): Promise<Read | NotRead> {
  const bytes = await file.bytes().catch((error: unknown) => error);
  if (!(bytes instanceof Uint8Array))
    return { file: file.name, error: bytes instanceof Unreadable ? bytes.message : NO_FILE };
  const question = { bytes, file: file.name, expected };
  const quick = await processes.audit(question);
  const answer =
    quick.pictured && scans && scans !== 'later'
      ? await processes.look({ ...question, parts: scans.parts }, (done, pages) => scans.tell(file.name, done, pages))
      : quick;
  const { pictured } = answer;
  const more = pictured ? { pictured } : {};
  const how = pictured && !scans ? HOW_SCANS_ARE_READ : '';
  if ('unreadable' in answer) return { file: file.name, error: `${answer.unreadable}${how}`, ...more };
  const { audited: report, read } = answer;
  return {
    file: file.name,
    read,
    expected,
    report: how ? { ...report, notes: [...report.notes, `有 ${pictured} 页是图片，没有读出。${how}`] } : report,
    ...more,
    ...(answer.pages?.size && { pictures: answer.pages }),
  };
}

interface Known {
  /** last year's reports */
  known: readonly ReadReport[];
  /** one report is audited, so that a single one of last year belongs to it */
  alone: boolean;
  expected: Expected;
}

async function withPrevious(file: GivenFile, { known, alone, expected }: Known, by: By): Promise<AuditedFile> {
  if (known.length === 0 || (alone && known.length === 1))
    return shown(await one(file, by, { ...expected, previous: known[0] }));
  const first = await one(file, by, expected);
  if ('error' in first) return first;
  const name = first.read.authority ?? first.read.signatory;
  const previous = name && known.find((other) => sameAuthority(name, other.authority ?? other.signatory ?? ''));
  return shown(previous ? await again(first, { ...expected, previous }, file, by) : first);
}

/** The same report with what else is known. A scan is not read twice. */
async function again(first: Read, expected: Expected, file: GivenFile, by: By): Promise<Read | NotRead> {
  if (!first.read.scan) return one(file, by, expected);
  const answer = await by.processes.audit({ read: first.read, expected });
  if ('unreadable' in answer) return { file: file.name, error: answer.unreadable };
  return { ...first, expected, report: answer.audited };
}

const shown = (answer: Read | NotRead): AuditedFile => {
  if ('error' in answer) return answer;
  const { read, expected, ...rest } = answer;
  return { ...rest, basis: { read, expected } };
};
