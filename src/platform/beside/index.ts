import { Worker } from 'node:worker_threads';
import { type Script, workerFile } from '../assets.ts';
import { invalid, type Outcome, ok } from '../outcome.ts';
import type { Answer, Asked, Work } from './serve.ts';

/** Text up to this long is worked on at once, in characters: a few milliseconds. Longer goes to the thread. */
const AT_ONCE = 10_000;
/** What is not done by then is refused, in milliseconds. */
const LONGEST = 20_000;
/** How much may wait for one thread. */
const MOST_WAITING = 50;
/** A thread with nothing to do ends, in milliseconds. */
const IDLE = 60_000;

const TOO_MUCH = '内容的结构过于复杂，系统无法在限定时间内整理。请删减内容，或把部分内容作为附件上传';
const TOO_MANY = '正在整理的长文较多，请过半分钟再试；已填写的内容请不要关闭';

interface Waiting extends Asked {
  done: (answer: Outcome<Answer>) => void;
  failed: (error: Error) => void;
}

/** Pure work over text that people write, which must not hold up everybody else: done at once where the text is short,
 *  else in a thread of its own, one after the other, within 20 s and 512 MB. Started with the first long text.
 *  @param file the built worker, which calls `serve` with the same table @param work functions of plain data; without them
 *  short texts go to the thread too
 *  @returns `run(name, size, …arguments)`, the size in characters; it answers a failure (invalid) where the time, the memory or the queue does not suffice
 *  @throws what the work throws */
export function beside<W extends Work>(file: Script, work?: W) {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;

  const end = () => {
    const mine = worker;
    worker = undefined;
    void mine?.terminate();
  };
  const settle = (how: (one: Waiting) => void) => {
    clearTimeout(timer);
    const one = current;
    current = undefined;
    if (one) how(one);
    next();
  };
  const open = (): Worker => {
    const mine = new Worker(workerFile(file), { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    mine.on('message', (answer: Answer) => mine === worker && settle((one) => one.done(ok(answer))));
    mine.on('error', (error: NodeJS.ErrnoException) => {
      if (mine !== worker) return;
      worker = undefined;
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle((one) => (memory ? one.done(invalid(TOO_MUCH)) : one.failed(error)));
    });
    return mine;
  };
  const next = () => {
    clearTimeout(timer);
    current = queue.shift();
    if (!current) {
      worker?.unref();
      timer = setTimeout(end, IDLE).unref();
      return;
    }
    worker ??= open();
    worker.ref();
    worker.postMessage({ name: current.name, given: current.given } satisfies Asked);
    timer = setTimeout(() => {
      end();
      settle((one) => one.done(invalid(TOO_MUCH)));
    }, LONGEST);
  };

  return async function run<K extends keyof W & string>(
    name: K,
    size: number,
    ...given: Parameters<W[K]>
  ): Promise<Outcome<Awaited<ReturnType<W[K]>>>> {
    if (work && size <= AT_ONCE) return ok((await work[name]!(...given)) as Awaited<ReturnType<W[K]>>);
    if (queue.length >= MOST_WAITING) return invalid(TOO_MANY);
    const answer = await new Promise<Outcome<Answer>>((done, failed) => {
      queue.push({ name, given, done, failed });
      if (!current) next();
    });
    if (!answer.ok) return answer;
    if ('fault' in answer.value) throw new Error(answer.value.fault);
    return ok(answer.value.value as Awaited<ReturnType<W[K]>>);
  };
}
