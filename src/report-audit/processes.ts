import { type ChildProcess, fork } from 'node:child_process';
import { workerFile } from '../platform/assets.ts';
import type { AuditedReport, Expected } from './audit.ts';
import type { ReadReport } from './understanding/read-report.ts';

export interface Question {
  bytes: Uint8Array;
  /** what is known besides the file */
  expected?: Expected;
}
export type Answer =
  | { read: ReadReport; audited: AuditedReport }
  /** a sentence for the person who sent the file; `fault` for the program's own log */
  | { unreadable: string; fault?: string };

/** A report takes less than a second; beyond this a file is taken for an attack. */
const LONGEST_MS = 10_000;
/** 512 MB of a process in all: `watch-memory` ends it there. Its heap ends itself before. */
const HEAP_MB = 384;

const TOO_LONG: Answer = { unreadable: '文件过于复杂，10 秒内没有读完，请只保留报告正文后再试' };
const TOO_BIG: Answer = { unreadable: '文件内容过大，无法读取，请只保留报告正文后再试' };

/** What says nothing of the document itself. */
export const UNKNOWN = '文件内容无法识别，请在 Word 或 WPS 中另存为 .docx 后再试';

/** The process cannot be trusted any more. */
const isFailure = (answer: Answer) => answer === TOO_LONG || answer === TOO_BIG || 'fault' in answer;

/** Reads and audits reports in processes of their own, each within bounds of time and memory: what a thread allocates
 *  outside of its heap nothing bounds. A process that fails is replaced; the next file never notices. */
export class AuditProcesses {
  private readonly idle: ChildProcess[] = [];
  private readonly all = new Set<ChildProcess>();
  private readonly waiting: (() => void)[] = [];
  private room: number;
  private closed = false;

  /** @param size processes at the same time */
  constructor(size = 1) {
    this.room = size;
  }

  /** @param longest milliseconds that one file may take */
  async audit(question: Question, longest = LONGEST_MS): Promise<Answer> {
    if (this.room === 0) await new Promise<void>((go) => this.waiting.push(go));
    else this.room -= 1;
    const reader = this.idle.pop() ?? this.start();
    try {
      const answer = await ask(reader, question, longest);
      if (isFailure(answer) || this.closed) reader.kill('SIGKILL');
      else this.idle.push(reader);
      return answer;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.room += 1;
    }
  }

  /** Ends every process, also those that are reading. */
  close(): void {
    this.closed = true;
    for (const reader of this.all) reader.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const reader = fork(workerFile('report-audit/audit-report.js'), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      // what the engine says when its heap is full is told in our own words
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.all.add(reader);
    reader.on('error', () => undefined).on('exit', () => this.gone(reader));
    return reader;
  }

  private gone(reader: ChildProcess): void {
    this.all.delete(reader);
    const at = this.idle.indexOf(reader);
    if (at >= 0) this.idle.splice(at, 1);
  }
}

function ask(reader: ChildProcess, question: Question, longest: number): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      clearTimeout(timer);
      reader.off('message', answered).off('exit', ended).off('error', failed);
      // a process that waits for work keeps nobody from ending
      reader.unref();
      reader.channel?.unref();
      resolve(answer);
    };
    const answered = (answer: unknown) => end(answer as Answer);
    const ended = (code: number | null) => end(code === 0 ? { unreadable: UNKNOWN } : TOO_BIG);
    const failed = (error: Error) => end({ unreadable: UNKNOWN, fault: String(error) });
    const timer = setTimeout(() => end(TOO_LONG), longest);
    reader.ref();
    reader.channel?.ref();
    reader.on('message', answered).on('exit', ended).on('error', failed);
    reader.send(question);
  });
}
