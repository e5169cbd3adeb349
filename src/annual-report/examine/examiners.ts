import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../../platform/root.ts';
import type { Examined } from './examine.ts';
import type { ReadReport } from './read-report.ts';

export interface Question {
  bytes: Uint8Array;
  previous: ReadReport | undefined;
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

  async examine(question: Question): Promise<Answer> {
    if (this.room === 0) await new Promise<void>((go) => this.waiting.push(go));
    else this.room -= 1;
    const worker = this.idle.pop() ?? start();
    try {
      const answer = await ask(worker, question);
      if (answer === TOO_LONG || answer === TOO_BIG || this.closed) await worker.terminate();
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

function ask(worker: Worker, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.unref();
      settle();
    };
    const timer = setTimeout(() => end(() => resolve(TOO_LONG)), LONGEST_MS);
    worker.ref();
    worker.once('message', (answer: Answer) => end(() => resolve(answer)));
    worker.once('error', (error) =>
      end(() =>
        (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(TOO_BIG) : reject(error),
      ),
    );
    worker.once('exit', () => end(() => resolve(TOO_BIG)));
    worker.postMessage(question);
  });
}
