import type { Typesetter } from './typesetter.ts';

interface Job {
  id: number;
  job: string;
  /** in Typst; official papers have their own */
  text?: string;
}
/** One of: the file; there is no typesetter on this machine; what went wrong. */
export interface Answer {
  id: number;
  pdf?: Uint8Array;
  told?: unknown[];
  missing?: true;
  failed?: string;
}
interface Port {
  on(event: 'message', heard: (job: Job) => void): unknown;
  postMessage(answer: Answer): void;
}

/** Answers each job that comes through a port, one after the other. @param open called with the first job */
export function serve(port: Port, open: () => Promise<Typesetter>): void {
  let opened: Promise<Typesetter | undefined> | undefined;
  port.on('message', async ({ id, job, text }) => {
    opened ??= open().catch(() => undefined);
    const set = await opened;
    if (!set) return port.postMessage({ id, missing: true });
    try {
      port.postMessage({ id, ...set(job, text) });
    } catch (error) {
      port.postMessage({ id, failed: String((error as Error).message ?? error) });
    }
  });
}
