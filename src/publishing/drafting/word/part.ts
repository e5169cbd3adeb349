import { Unreadable, type XmlEvent, xmlEvents, type Zip } from '../../../platform/reading/index.ts';

export const BROKEN = 'Word 文件已损坏，无法打开，请在 Word 或 WPS 中重新保存后再试';
export const TOO_MUCH = 'Word 文件内容过多，无法作为正文打开，请拆分，或作为附件上传';
const DEEPEST = 400;

/** Goes through the markup of a part of the file; nothing where it has no such part. @throws Unreadable */
export async function through(zip: Zip, name: string, take: (event: XmlEvent) => void): Promise<void> {
  const part = zip.read(name);
  if (!part) return;
  let depth = 0;
  for await (const events of xmlEvents(part, { broken: BROKEN, foreign: BROKEN }))
    for (const event of events) {
      if (event.kind === 'open') depth += 1;
      if (event.kind === 'close') depth -= 1;
      if (depth > DEEPEST) throw new Unreadable(TOO_MUCH);
      take(event);
    }
}

/** A property that is there is on, unless it says no (ECMA-376 part 1, 17.17.4). */
export function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off' && value !== 'none';
}
