import { openCompound } from '../../../platform/reading/old/compound.ts';
import { WHY } from '../bounds.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { property, template } from '../office/properties.ts';

/** Properties of a compound file by their numbers. [MS-OLEPS] 3.1.2, [MS-OSHARED] 2.3.3.2 */
const SUMMARY: Readonly<Record<number, string>> = {
  2: '标题',
  3: '主题',
  4: '作者',
  5: '关键词',
  6: '备注',
  7: '模板',
  8: '最后保存者',
};
const DOCUMENT: Readonly<Record<number, string>> = { 2: '类别', 14: '主管', 15: '单位' };
const MOST_PROPERTIES = 500;

/** What a file of the old kind carries besides its content: properties, programs, files in it. */
export async function compoundParts(bytes: Buffer, gather: Gathering, inner: ReadInner): Promise<void> {
  const stream = openCompound(bytes, WHY.broken);
  for (const [name, labels] of [
    ['\u0005SummaryInformation', SUMMARY],
    ['\u0005DocumentSummaryInformation', DOCUMENT],
  ] as const)
    await gather.tries('文档属性', () => {
      for (const [id, text] of propertiesIn(stream(name)))
        if (labels[id] === '模板') template(gather, text);
        else property(gather, labels[id], text, false);
    });
  if (stream('_VBA_PROJECT') ?? stream('PROJECT')) {
    gather.odd('meta.macro', '宏', { message: '文件带有宏（程序）', removable: false });
    gather.miss('宏', '是程序代码，没有检查其中的文字');
  }
  await gather.tries('嵌入的文件', () => embedded(stream, gather, inner));
}

/** A file that stands in the stream of its own kind. [MS-OLEDS] 2.3.6 */
async function embedded(
  stream: (name: string) => Buffer | undefined,
  gather: Gathering,
  inner: ReadInner,
): Promise<void> {
  const pack = stream('Package');
  const native = stream('\u0001Ole10Native');
  if (!pack && !native) return;
  gather.odd('meta.embedded', '嵌入的文件', {
    message: '文件里嵌有另一个文件，打开就能看到它的全部内容',
    removable: false,
  });
  if (pack) await gather.inner('嵌入的文件', async (own) => inner(pack, '', own));
  if (native) await gather.inner('嵌入的文件', async (own) => inner(...nativeFile(native), own));
}

function nativeFile(native: Buffer): [Buffer, string] {
  const name = (at: number): [string, number] => {
    const end = native.indexOf(0, at);
    return [new TextDecoder('gb18030').decode(native.subarray(at, end)), end + 1];
  };
  const [label, path] = name(6);
  const [, mark] = name(path);
  const [, size] = name(mark + 8);
  return [native.subarray(size + 4, size + 4 + native.readUInt32LE(size)), label];
}

/** The texts of a set of properties, by their numbers. [MS-OLEPS] 2.2 @throws RangeError where it is cut off */
function propertiesIn(set: Buffer | undefined): [number, string][] {
  if (!set) return [];
  const begin = set.readUInt32LE(44);
  const count = Math.min(MOST_PROPERTIES, set.readUInt32LE(begin + 4));
  const places = Array.from(
    { length: count },
    (_, n) => [set.readUInt32LE(begin + 8 + n * 8), begin + set.readUInt32LE(begin + 12 + n * 8)] as const,
  );
  const page = places.find(([id]) => id === 1);
  const utf8 = page && set.readUInt16LE(page[1] + 4) === 65001;
  return places.flatMap(([id, at]): [number, string][] => {
    const type = set.readUInt32LE(at);
    const length = set.readUInt32LE(at + 4);
    if (type === 0x1e)
      return [
        [id, withoutEnd(new TextDecoder(utf8 ? 'utf-8' : 'gb18030').decode(set.subarray(at + 8, at + 8 + length)))],
      ];
    return type === 0x1f ? [[id, withoutEnd(set.toString('utf16le', at + 8, at + 8 + length * 2))]] : [];
  });
}

const withoutEnd = (text: string): string => text.split('\0')[0]!;
