/** How files of a type begin, by the end of their name. */
const BEGIN: Record<string, readonly (readonly number[])[]> = {
  pdf: [[0x25, 0x50, 0x44, 0x46]],
  ...same('docx xlsx pptx ofd zip wps', [
    [0x50, 0x4b, 0x03, 0x04],
    [0x50, 0x4b, 0x05, 0x06],
  ]),
  ...same('doc xls ppt', [[0xd0, 0xcf, 0x11, 0xe0]]),
  ...same('jpg jpeg', [[0xff, 0xd8, 0xff]]),
  png: [[0x89, 0x50, 0x4e, 0x47]],
  gif: [[0x47, 0x49, 0x46]],
};

function same(names: string, begins: readonly (readonly number[])[]) {
  return Object.fromEntries(names.split(' ').map((name) => [name, begins]));
}

/** What is wrong with a file that was given out, by its beginning; undefined: nothing.
 *  @param path its address, with its name at the end @param type as the answer calls it */
export function typeFault(path: string, body: Buffer, type: string): string | undefined {
  if (!body.length) return '文件是空的';
  const extension = /\.(\w{1,5})(?:\?|$)/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (type.startsWith('text/html') && !/^html?$/.test(extension)) return '下载到的是网页，不是文件';
  const begins = BEGIN[extension];
  if (!begins || begins.some((begin) => begin.every((byte, at) => body[at] === byte))) return undefined;
  return `内容不是 .${extension} 文件`;
}
