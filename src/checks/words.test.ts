import { expect, test } from 'vitest';
import { paragraph, run, wordFile } from '../../test/support/checks/office.ts';
import { excel } from '../platform/excel.ts';
import { insideOf } from './inside/index.ts';
import { MOST_WORDS, wordsOf } from './words.ts';

const words = async (bytes: Uint8Array, name: string) => wordsOf(await insideOf(Buffer.from(bytes), name));

test('a line for each row, cells by tabs; what is told over cells is told once', async () => {
  expect(await words(Buffer.from('姓名,金额\n王演示,"200\n元"\n'), '甲.csv')).toBe('姓名\t金额\n王演示\t200 元');
  const book = new (await excel()).Workbook();
  book.addWorksheet('名单').addRows([
    ['姓名', '一', '二'],
    ['王演示', 6, 8],
  ]);
  const sheet = Buffer.from(await book.xlsx.writeBuffer());
  expect(await words(sheet, '甲.xlsx')).toBe('名单\n姓名\t一\t二\n王演示\t6\t8');
});

test('a line for each paragraph; properties are none of the words', async () => {
  const bytes = wordFile(paragraph(run('第一'), run('段')) + paragraph(run('123456')) + paragraph(run('7890123')));
  expect(await words(bytes, '甲.docx')).toBe('第一段\n123456\n7890123');
});

test('no more is kept than is bounded', () => {
  const pieces = Array.from({ length: 9 }, (_, n) => ({
    place: `第 ${n} 段`,
    kind: 'text' as const,
    text: '字'.repeat(90_000),
  }));
  expect(wordsOf({ pieces })).toHaveLength(MOST_WORDS);
  expect(wordsOf({ pieces: [] })).toBe('');
});
