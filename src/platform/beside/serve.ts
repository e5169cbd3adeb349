import { parentPort } from 'node:worker_threads';

/** Functions of plain data, by name; they may take their time. */
// biome-ignore lint/suspicious/noExplicitAny: arguments are whatever each function of a table takes
export type Work = Readonly<Record<string, (...given: any[]) => unknown>>;

export interface Asked {
  name: string;
  given: readonly unknown[];
}
export type Answer = { value: unknown } | { fault: string };

/** What a worker file does: answers each piece of work that the server's thread asks for, with the functions of the
 *  same table. */
export function serve(work: Work): void {
  parentPort!.on('message', async ({ name, given }: Asked) =>
    parentPort!.postMessage(await answerOf(work, name, given)),
  );
}

async function answerOf(work: Work, name: string, given: readonly unknown[]): Promise<Answer> {
  try {
    return { value: await work[name]!(...given) };
  } catch (error) {
    return { fault: String((error as Error).stack ?? error) };
  }
}
