import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** The text of one file of a zip (Office files are zips). @throws Error when it is not there */
export async function fileInZip(zip: Buffer, name: string): Promise<string> {
  const file = await fromBufferPromise(zip);
  for await (const entry of file.eachEntry())
    if (entry.fileName === name) return text(await file.openReadStreamPromise(entry));
  throw new Error(`${name} is not in the file`);
}
