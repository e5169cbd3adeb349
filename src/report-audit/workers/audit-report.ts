import { Worker } from 'node:worker_threads';
import { Unreadable } from '../../platform/reading/index.ts';
import { auditRead, readReport } from '../audit.ts';
import { type Answer, type Question, UNKNOWN } from '../processes.ts';

/** Bytes of memory of the whole process. */
const MOST = 480 * 1024 * 1024;

/** Memory is watched from a thread beside: one that is busy reading watches nothing. 20 ms: what is unpacked in that time
 *  still fits into 512 MB. */
const WATCH = `setInterval(() => process.memoryUsage.rss() > ${MOST} && process.kill(process.pid, 'SIGKILL'), 20)`;

/** Reads and audits one report after another, beside the server's process: whatever a file does, the server goes on. */
new Worker(WATCH, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();

process.on('disconnect', () => process.exit());
process.on('message', async ({ bytes, expected }: Question) => {
  const answer = await audited(bytes, expected).catch((error: unknown): Answer => {
    if (error instanceof Unreadable) return { unreadable: error.message };
    return { unreadable: UNKNOWN, fault: String(error) };
  });
  process.send!(answer);
});

async function audited(bytes: Uint8Array, expected: Question['expected']): Promise<Answer> {
  const read = await readReport(bytes);
  return { read, audited: auditRead(read, expected) };
}
