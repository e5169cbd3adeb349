import { parentPort, workerData } from 'node:worker_threads';
import { sheetRows } from '../import/reading/index.ts';
import { Unreadable } from '../import/reading/unreadable.ts';

/** Reads a table beside the server's thread. Sends one bundle, waits until it is asked for the next. */
const port = parentPort!;
const asked = () => new Promise((next) => port.once('message', next));

try {
  for await (const bundle of sheetRows((workerData as { path: string }).path)) {
    port.postMessage(bundle);
    await asked();
  }
  port.postMessage('end');
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  port.postMessage({ unreadable: error.message });
}
port.close();
