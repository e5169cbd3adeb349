import { Worker } from 'node:worker_threads';
import { workerFile } from '../assets.ts';
import { conflict, type Outcome, ok } from '../outcome.ts';
import { jobOf } from './job.ts';
import type { Paper } from './model.ts';
import type { Answer } from './serve.ts';

interface Waiting {
  done: (answer: Answer) => void;
  failed: (error: Error) => void;
}

/** A paper that is not set by then never will be, in milliseconds. */
const LIMIT = 30_000;

let worker: Worker | undefined;
let serial = 0;
const waiting = new Map<number, Waiting>();

/** One thread for all papers, started with the first; it keeps no process alive while nothing waits. */
function typesetter(): Worker {
  if (worker) return worker;
  const mine = new Worker(workerFile('platform/write-pdf.js'));
  worker = mine;
  mine.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.done(answer);
    waiting.delete(answer.id);
    if (!waiting.size) mine.unref();
  });
  const lost = (error: Error) => {
    if (worker !== mine) return;
    worker = undefined;
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  mine.on('error', lost);
  mine.on('exit', () => lost(new Error('the typesetter ended')));
  return mine;
}

function ask(job: string, text?: string): Promise<Answer> {
  const thread = typesetter();
  const id = ++serial;
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(id);
      reject(new Error('a paper took too long to set'));
      void thread.terminate();
    }, LIMIT);
    waiting.set(id, {
      done: (answer) => {
        clearTimeout(timer);
        resolve(answer);
      },
      failed: (error) => {
        clearTimeout(timer);
        reject(error);
      },
    });
    thread.ref();
    thread.postMessage({ id, job, text });
  });
}

/** A paper as a PDF file with its faces embedded, set in a thread of its own (first 0.3 s, then some milliseconds).
 *  @returns a failure where the machine has no typesetter (then Word is left). GB/T 9704-2012 */
export async function paperPdf(paper: Paper): Promise<Outcome<Buffer>> {
  return outcomeOf(await ask(jobOf(paper)));
}

/** Something set by a text of a room's own. @param text constant Typst, which reads its job as JSON from sys.inputs.job
 *  @returns the file and what it told of itself; a failure as of paperPdf */
export async function typesetPdf(text: string, job: unknown): Promise<Outcome<{ pdf: Buffer; told: unknown[] }>> {
  const answer = await ask(JSON.stringify(job), text);
  const pdf = outcomeOf(answer);
  return pdf.ok ? ok({ pdf: pdf.value, told: answer.told ?? [] }) : pdf;
}

/** @throws when the typesetter could not do what it should */
export function outcomeOf({ pdf, missing, failed }: Answer): Outcome<Buffer> {
  if (missing) return conflict('本机缺少 PDF 排版组件，暂时不能生成 PDF，请改用 Word 版');
  if (!pdf) throw new Error(failed);
  return ok(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
}
