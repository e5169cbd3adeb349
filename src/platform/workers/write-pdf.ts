import { parentPort } from 'node:worker_threads';
import { openTypesetter, type Typesetter } from '../papers/typesetter.ts';

/** Sets papers beside the server's thread, one after the other. */
const port = parentPort!;
let typesetter: Promise<Typesetter> | undefined;

port.on('message', async ({ id, job }: { id: number; job: string }) => {
  typesetter ??= openTypesetter();
  let set: Typesetter;
  try {
    set = await typesetter;
  } catch {
    port.postMessage({ id, missing: true });
    return;
  }
  try {
    port.postMessage({ id, pdf: set(job) });
  } catch (error) {
    port.postMessage({ id, failed: String((error as Error).message ?? error) });
  }
});
