import { Worker } from 'node:worker_threads';
import { workerFile } from '../../platform/assets.ts';
import type { Answer, Question } from './finding.ts';

/** One question takes no longer, in milliseconds: the longest list there may be is made ready in some seconds. */
const LONGEST = 30_000;
const MEGABYTES = 768;

interface Waiting {
  done: (answer: Answer) => void;
  failed: (error: Error) => void;
}

/** The thread that keeps the lists of terms. It starts with the first question, and keeps no process from ending. */
export class TermsThread {
  private worker: Worker | undefined;
  /** in the order in which they were asked, which is that of the answers */
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly lost: () => void;

  /** @param lost called when the thread ended, and with it the lists that it kept */
  constructor(lost: () => void) {
    this.lost = lost;
  }

  /** @throws Error where the thread ended, or took too long */
  ask(question: Question): Promise<Answer> {
    this.worker ??= this.open();
    return new Promise((done, failed) => {
      this.waiting.push({ done, failed });
      if (this.waiting.length === 1) this.watch();
      this.worker!.postMessage(question);
    });
  }

  /** Says that a list is not needed any more; a thread that ended knows none. */
  forget(list: number): void {
    if (this.worker) this.ask({ forget: list }).catch(() => undefined);
  }

  private open(): Worker {
    const worker = new Worker(workerFile('checks/find-terms.js'), {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    worker.on('message', (answer: Answer) => {
      if (worker !== this.worker) return;
      this.waiting.shift()?.done(answer);
      this.watch();
    });
    worker.on('error', (error) => this.ended(worker, error));
    return worker;
  }

  /** Over the question that is worked on. */
  private watch(): void {
    clearTimeout(this.timer);
    const { worker } = this;
    if (!worker) return;
    if (!this.waiting.length) {
      worker.unref();
      return;
    }
    worker.ref();
    this.timer = setTimeout(() => this.ended(worker, new Error('terms took too long')), LONGEST);
  }

  private ended(worker: Worker, error: Error): void {
    if (worker !== this.worker) return;
    clearTimeout(this.timer);
    this.worker = undefined;
    const { waiting } = this;
    this.waiting = [];
    this.lost();
    for (const { failed } of waiting) failed(error);
    void worker.terminate();
  }
}
