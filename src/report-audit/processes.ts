import { Processes } from '../platform/beside/processes.ts';
import type { AuditedReport, Expected } from './audit.ts';
import type { ReadReport } from './understanding/read-report.ts';

export type Question = {
  /** what is known besides the file */
  expected?: Expected;
} & (
  | {
      bytes: Uint8Array;
      /** the file's name */
      file?: string;
    }
  /** a report that was read before, on which the rules run again */
  | { read: ReadReport }
);
export type Answer =
  | { read: ReadReport; audited: AuditedReport }
  /** a sentence for the person who sent the file; `fault` for the program's own log */
  | { unreadable: string; fault?: string };

/** A report takes less than a second; beyond this a file is taken for an attack. */
const LONGEST_MS = 10_000;

/** What says nothing of the document itself. */
export const UNKNOWN = '文件内容无法识别，请在 Word 或 WPS 中另存为 .docx 后再试';

/** Reads and audits reports in processes of their own. */
export class AuditProcesses {
  private readonly processes: Processes<Question, Answer>;

  /** @param size processes at the same time */
  constructor(size = 1) {
    this.processes = new Processes<Question, Answer>('report-audit/audit-report.js', size, {
      tooLong: { unreadable: '文件过于复杂，10 秒内没有读完，请只保留报告正文后再试' },
      tooBig: { unreadable: '文件内容过大，无法读取，请只保留报告正文后再试' },
      unknown: (fault) => ({ unreadable: UNKNOWN, ...(fault !== undefined && { fault }) }),
      isFault: (answer) => 'fault' in answer,
    });
  }

  /** @param longest milliseconds that one file may take */
  audit(question: Question, longest = LONGEST_MS): Promise<Answer> {
    return this.processes.ask(question, longest);
  }

  /** Ends every process, also those that are reading. */
  close(): void {
    this.processes.close();
  }
}
