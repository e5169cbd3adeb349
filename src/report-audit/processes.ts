import { Processes } from '../platform/beside/processes.ts';
import type { AuditedReport, Expected } from './audit.ts';
import type { ReadReport } from './understanding/read-report.ts';

export type Question = {
  /** what is known besides the file */
  expected?: Expected;
  /** folder of the parts by which pictures of pages are read (`platform/scans`); left out: they are not */
  parts?: string;
} & (
  | {
      bytes: Uint8Array;
      /** the file's name */
      file?: string;
    }
  /** a report that was read before, on which the rules run again */
  | { read: ReadReport }
);
export type Answer = {
  /** how many pages are pictures, of which nothing was read */
  pictured?: number;
} & (
  | { read: ReadReport; audited: AuditedReport; pages?: Pictures }
  /** a sentence for the person who sent the file; `fault` for the program's own log */
  | { unreadable: string; fault?: string }
);

/** Scanned pages with tables, by their number. */
export type Pictures = ReadonlyMap<number, { png: Uint8Array }>;
/** Called after each page of a scan: how many are read, of how many. */
export type Tell = (done: number, pages: number) => void;

/** A report takes less than a second; beyond this a file is taken for an attack. */
const LONGEST_MS = 10_000;

/** What says nothing of the document itself. */
export const UNKNOWN = '文件内容无法识别，请在 Word 或 WPS 中另存为 .docx 后再试';

/** One page takes 15 seconds on a slow machine; a picture that takes longer is none of a report. Counted anew for each. */
const LONGEST_PAGE_MS = 120_000;
const SCANS = { whole: 1400, heap: 512 };

/** Reads and audits reports in processes of their own; scans one at a time, with the memory that models need. */
export class AuditProcesses {
  private readonly processes: Processes<Question, Answer>;
  private readonly scans: Processes<Question, Answer>;

  /** @param size processes at the same time */
  constructor(size = 1) {
    this.processes = new Processes<Question, Answer>('report-audit/audit-report.js', size, {
      tooLong: { unreadable: '文件过于复杂，10 秒内没有读完，请只保留报告正文后再试' },
      tooBig: { unreadable: '文件内容过大，无法读取，请只保留报告正文后再试' },
      unknown: (fault) => ({ unreadable: UNKNOWN, ...(fault !== undefined && { fault }) }),
      isFault: (answer) => 'fault' in answer,
    });
    const tooHard = { unreadable: '扫描图片过大或者过于复杂，没有识别完，请用 200 dpi 重新扫描，或者上传 Word 文档' };
    this.scans = new Processes<Question, Answer>(
      'report-audit/audit-report.js',
      1,
      {
        tooLong: tooHard,
        tooBig: tooHard,
        unknown: (fault) => ({ unreadable: UNKNOWN, ...(fault !== undefined && { fault }) }),
        isFault: (answer) => 'fault' in answer,
      },
      SCANS,
    );
  }

  /** As `audit`, pictures of pages read too: seconds for each. @param question with the folder of the parts */
  look(question: Question & { parts: string }, tell: Tell = () => {}): Promise<Answer> {
    return this.scans.ask(question, LONGEST_PAGE_MS, (how) => tell(...(how as Parameters<Tell>)));
  }

  /** @param longest milliseconds that one file may take */
  audit(question: Question, longest = LONGEST_MS): Promise<Answer> {
    return this.processes.ask(question, longest);
  }

  /** Ends every process, also those that are reading. */
  close(): void {
    this.processes.close();
    this.scans.close();
  }
}
