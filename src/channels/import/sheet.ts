import { Worker } from 'node:worker_threads';
import { workerFile } from '../../platform/assets.ts';
import type { Bundle } from './reading/row.ts';
import { Unreadable } from './reading/unreadable.ts';

const MINUTES = 5;

/** Rows of an uploaded table, read in a thread of its own, so that the server goes on answering whatever the file
 *  does. @throws Unreadable with a sentence for the person who sent it */
export async function* readSheet(path: string): AsyncGenerator<Bundle> {
  const worker = new Worker(workerFile('channels/read-sheet.js'), {
    workerData: { path },
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  });
  const waiting: (Bundle | 'end' | { unreadable: string } | Error)[] = [];
  let wake = () => {};
  const say = (message: (typeof waiting)[number]) => {
    waiting.push(message);
    wake();
  };
  worker.on('message', say);
  worker.on('error', say);
  worker.on('exit', () => say(new Error('the reader ended early')));
  const timer = setTimeout(() => say({ unreadable: '读取时间过长，请按月份拆成几个文件分别导入' }), MINUTES * 60_000);
  try {
    for (;;) {
      if (!waiting.length) await new Promise<void>((resolve) => (wake = resolve));
      const message = waiting.shift()!;
      if (message === 'end') return;
      if (message instanceof Error) throw isTooBig(message) ? tooBig() : message;
      if ('unreadable' in message) throw new Unreadable(message.unreadable);
      yield message;
      worker.postMessage('next');
    }
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function isTooBig(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooBig(): Unreadable {
  return new Unreadable('文件内容过大，无法读取，请删去无关的内容或按月份拆成几个文件后再上传');
}
