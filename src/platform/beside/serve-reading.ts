import { Worker } from 'node:worker_threads';

import type { Said } from './processes.ts';

/** Bytes of memory of the whole process, which whoever starts it says in megabytes (`Bounds`). */
const MOST = Number(process.argv[2]) * 1024 * 1024;

/** Memory is watched from a thread beside: one that is busy reading watches nothing. 20 ms: what is unpacked in that time
 *  still fits into 512 MB. */
const WATCH = `setInterval(() => process.memoryUsage.rss() > ${MOST} && process.kill(process.pid, 'SIGKILL'), 20)`;

/** What the file of a process does (`Processes`): answers one question after another, beside the server's process:
 *  whatever a file does, the server goes on. @param answer never throws; `tell` says that it goes on, and how far it is */
export function serveReading<Q, A>(answer: (question: Q, tell: (how: unknown) => void) => Promise<A>): void {
  new Worker(WATCH, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
  process.on('disconnect', () => process.exit());
  process.on('message', async (question: Q) => {
    const say = (said: Said<A>) => process.send!(said);
    say({ answer: await answer(question, (goesOn) => say({ goesOn })) });
  });
}
