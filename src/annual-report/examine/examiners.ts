import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../../platform/root.ts';
import type { Examined, Expected } from './examine.ts';
import type { ReadReport } from './read-report.ts';

export interface Question {
  bytes: Uint8Array;
  /** what is known besides the file */
  expected?: Expected;
}
export type Answer =
  | { read: ReadReport; examined: Examined }
  /** a sentence for the person who sent the file; `fault` for the program's own log */
  | { unreadable: string; fault?: string };

/** A report takes less than a second; beyond this a file is taken for an attack. */
const LONGEST_MS = 10_000;
/** 512 MB together */
const MEMORY = { maxOldGenerationSizeMb: 448, maxYoungGenerationSizeMb: 64 };

const TOO_LONG: Answer = { unreadable: '文件过于复杂，10 秒内没有读完，请只保留报告正文后再试' };
const TOO_BIG: Answer = { unreadable: '文件内容过大，无法读取，请只保留报告正文后再试' };

/** What says nothing of the document itself. */
export const UNKNOWN = '文件内容无法识别，请在 Word 或 WPS 中另存为 .docx 后再试';

/** The thread cannot be trusted any more. */
const isFailure = (answer: Answer) => answer === TOO_LONG || answer === TOO_BIG || 'fault' in answer;

/** Reads and examines reports in threads of their own, each within bounds of time and memory. A thread that fails is
 *  replaced; the next file never notices. */
export class Examiners {
  private readonly idle: Worker[] = [];
  private readonly waiting: (() => void)[] = [];
  private room: number;
  private closed = false;

  /** @param size threads at the same time */
  constructor(size = 1) {
    this.room = size;
  }

  /** @param longest milliseconds that one file may take */
  async examine(question: Question, longest = LONGEST_MS): Promise<Answer> {
    if (this.room === 0) await new Promise<void>((go) => this.waiting.push(go));
    else this.room -= 1;
    const worker = this.idle.pop() ?? start();
    try {
      const answer = await ask(worker, question, longest);
      if (isFailure(answer) || this.closed) await worker.terminate();
      else this.idle.push(worker);
      return answer;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.room += 1;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.idle.splice(0).map((worker) => worker.terminate()));
  }
}

function start(): Worker {
  const worker = new Worker(join(root, 'dist', 'workers', 'examine-report.js'), { resourceLimits: MEMORY });
  worker.unref();
  return worker;
}

function ask(worker: Worker, question: Question, longest: number): Promise<Answer> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', ended).unref();
    };
    const answered = (answer: Answer) => {
      end();
      resolve(answer);
    };
    const ended = () => answered(TOO_BIG);
    const failed = (error: NodeJS.ErrnoException) =>
      answered(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_BIG : { unreadable: UNKNOWN, fault: String(error) });
    const timer = setTimeout(() => answered(TOO_LONG), longest);
    worker.ref();
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(question);
  });
}
