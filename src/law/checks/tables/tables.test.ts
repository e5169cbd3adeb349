import { describe, expect, test } from 'vitest';
import { headsOfLines } from './lines.ts';
import { checkRow } from './row.ts';

const rows = (...lines: string[]) =>
  headsOfLines(lines.map((line) => line.replaceAll('|', '\t'))).map((row) => row?.heads);

describe('what heads the cells of a line', () => {
  test.each<[string, string[], (string[] | undefined)[]]>([
    ['a head row', ['姓名|病种', '王演示|高血压'], [undefined, ['姓名', '病种']]],
    ['a title above', ['名单', '姓名|病种', '王演示|高血压'], [undefined, undefined, ['姓名', '病种']]],
    [
      'heads in two rows',
      ['姓名|家庭|', '王|住址|电话', '赵|甲村|1234567', '李|乙村|1234568'].map((one) => one.replace('王', '')),
      [undefined, undefined, ['姓名', '家庭住址', '家庭电话'], ['姓名', '家庭住址', '家庭电话']],
    ],
    [
      'a cell over several rows on the left',
      ['村|姓名|病种', '甲村|王演示|高血压', '李试|糖尿病'],
      [undefined, ['村', '姓名', '病种'], ['姓名', '病种']],
    ],
    [
      'a line amid the table',
      ['姓名|病种', '王演示|高血压', '二组', '李试|糖尿病'],
      [undefined, ['姓名', '病种'], undefined, ['姓名', '病种']],
    ],
    ['no heads: the label before a figure', ['电话|1234567'], [['', '电话']]],
    ['no table', ['姓名', '病种'], [undefined, undefined]],
    ['nothing', [], []],
  ])('%s', (_, lines, expected) => expect(rows(...lines)).toEqual(expected));
});

describe('where cells go over rows and columns, the columns are as the table has them', () => {
  test.each<[string, [line: string, columns: number[]][], (string[] | undefined)[]]>([
    [
      'a head over two columns, beside one over two rows',
      [
        ['姓名|健康状况|金额', [1, 2, 4]],
        ['病种|残疾等级', [2, 3]],
        ['王演示|高血压|二级|300', [1, 2, 3, 4]],
      ],
      [undefined, undefined, ['姓名', '病种', '残疾等级', '金额']],
    ],
    [
      'what is told finer says no more than the head over it',
      [
        ['姓名|致贫原因|金额', [1, 2, 4]],
        ['主要|其他', [2, 3]],
        ['王演示|因病|因学|300', [1, 2, 3, 4]],
      ],
      [undefined, undefined, ['姓名', '致贫原因', '致贫原因', '金额']],
    ],
    [
      'a cell over several rows amid them',
      [
        ['序号|姓名|病种', [1, 2, 3]],
        ['1|王演示|高血压', [1, 2, 3]],
        ['2|糖尿病', [1, 3]],
      ],
      [undefined, ['序号', '姓名', '病种'], ['序号', '病种']],
    ],
  ])('%s', (_, rows, expected) => {
    const lines = rows.map(([line]) => line.replaceAll('|', '\t'));
    const standing = rows.map(([, columns]) => ({ columns }));
    expect(headsOfLines(lines, standing).map((row) => row?.heads)).toEqual(expected);
    expect(headsOfLines(lines, [])).not.toEqual(headsOfLines(lines, standing));
  });
});

describe('a row of a table is looked into as in a sheet', () => {
  const heads = ['姓名', '身份证号', '联系电话', '病种', '致贫原因', '残疾等级', '家庭住址'];
  test.each<[string, string[]]>([
    ['王演示\t231081850312001\t\t\t\t\t', ['pii.resident-id 231081850312001']],
    ['王演示\t\t0453-1234567\t\t\t\t', []],
    ['王演示\t\t\t肺结核\t\t\t', ['pii.health 肺结核']],
    ['王演示\t\t\t\t因病\t\t', ['pii.health 因病']],
    ['王演示\t\t\t\t\t二级\t', ['pii.health 二级']],
    ['王演示\t\t\t\t\t\t测试镇甲村二组', ['pii.address 测试镇甲村二组']],
    ['王演示\t230000\t19850312\t0019\t\t\t', ['pii.resident-id 230000\t19850312\t0019']],
    ['王演示\t\t\t无\t\t\t今年的的', ['pii.address 今年的的', 'lang.repeated 的的']],
  ])('%s', (line, expected) => {
    const found = checkRow(line, { row: { heads } });
    expect(found.map(({ check, text }) => `${check} ${text}`)).toEqual(expected);
    for (const { index, text } of found) expect(line.slice(index, index + text.length)).toBe(text);
  });
  test('what heads a number says that it is nobody’s', () => {
    expect(checkRow('甲项目\t230000198503120019', { row: { heads: ['项目', '项目编号'] } })).toEqual([]);
    expect(checkRow('甲项目\t230000198503120019', {})).toMatchObject([{ check: 'pii.resident-id' }]);
  });
});
