import { parentPort } from 'node:worker_threads';
import { Unreadable } from '../../platform/reading/index.ts';
import { examine, readReport } from '../examine/examine.ts';
import { type Answer, type Question, UNKNOWN } from '../examine/examiners.ts';

/** Reads and examines one report after another, beside the server's thread: whatever a file does, the server goes on. */
const port = parentPort!;

port.on('message', async ({ bytes, expected }: Question) => {
  const answer = await examined(bytes, expected).catch((error: unknown): Answer => {
    if (error instanceof Unreadable) return { unreadable: error.message };
    return { unreadable: UNKNOWN, fault: String(error) };
  });
  port.postMessage(answer);
});

async function examined(bytes: Uint8Array, expected: Question['expected']): Promise<Answer> {
  const read = await readReport(bytes);
  return { read, examined: examine(read, expected) };
}
