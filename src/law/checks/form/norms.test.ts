import { describe, expect, test } from 'vitest';
import { normsOf, type Paper } from './norms.ts';

const paper: Paper = {
  title: '测试镇人民政府关于清理河道的通知',
  bodyText: '各村：\n现将清单印发给你们。\n附件：清单',
  documentNumber: '测政发〔2023〕1 号',
  formedOn: '2023-05-04',
  normative: false,
  column: 'notice',
  unchosen: [],
  attachments: ['清单.xlsx'],
  pictures: [],
  interpreted: false,
  publishBy: '2023-06-01',
};
const TODAY = '2023-05-10';
const found = (given: Partial<Paper>, today = TODAY) =>
  normsOf({ ...paper, ...given }, today).map(({ check }) => check);

test('a paper as it should be lacks nothing', () => {
  expect(normsOf(paper, TODAY)).toEqual([]);
});

describe('lacks', () => {
  const plain = { documentNumber: '', attachments: [], bodyText: '正文。' } as const;
  test.each<[string, Partial<Paper>, string[]]>([
    ['a title without what kind of paper it is', { title: '清理河道有关事项' }, ['norm.title']],
    ['a title that names its kind, tried out first', { title: '测试镇河道管理办法（试行）' }, []],
    ['a title with a full stop', { title: '关于清理河道的通知。' }, ['norm.title']],
    ['of news no kind is asked', { ...plain, column: 'news', title: '我镇清理河道' }, []],
    ['the number of a policy paper', { ...plain, column: 'policy' }, ['norm.document-number']],
    ['a number of the year of the paper', { formedOn: '2022-12-30' }, ['norm.document-number']],
    ['an explanation of a normative document', { normative: true }, ['norm.interpretation']],
    ['one that has it', { normative: true, interpreted: true }, []],
    ['words for a picture', { pictures: ['河道', ' '] }, ['norm.picture']],
    ['pictures that have words', { pictures: ['河道'] }, []],
    ['a mention of what is attached', { bodyText: '各村：请照此办理。' }, ['norm.attachment']],
    ['a mention by its name', { bodyText: '各村：现将清单印发。' }, []],
    ['what the body promises', { attachments: [] }, ['norm.attachment']],
    ['nothing where 附件 is only spoken of', { attachments: [], bodyText: '申请时须提交附件。' }, []],
    ['a fitting column', { column: 'news' }, ['norm.column']],
    [
      'a fitting column, of a normative document',
      { column: 'news', normative: true, interpreted: true },
      ['norm.column'],
    ],
    ['a channel that its column asks for', { unchosen: ['政务公开栏'] }, ['norm.channels']],
    ['a policy paper', { ...plain, column: 'policy', title: '我镇清理河道' }, ['norm.column']],
  ])('%s', (_what, given, expected) => {
    expect(found(given)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['on the last day', '2023-06-01', []],
    ['a day after', '2023-06-02', ['norm.late']],
  ])('time: %s', (_when, today, expected) => {
    expect(found({}, today)).toEqual(expected);
  });
});
