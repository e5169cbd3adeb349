import { describe, expect, test } from 'vitest';
import { cutDocument, cutLong, cutQuery } from './cut.ts';
import { everydayOf, PAIRS } from './everyday.ts';
import { fold } from './fold.ts';
import { mark, snippet } from './highlight.ts';
import { LONGEST_QUERY, looksMistyped, readQuery, shownOf, wordsOf } from './query.ts';

describe('folding', () => {
  test.each([
    ['２０２３年　第Ⅳ季度', '2023年 第iv季度'],
    ['  ABC\n\tДокумент ', 'abc документ'],
    ['〔２０２３〕１号', '(2023)1号'],
    ['[2023]1號【2023】1号（2023）1号', '(2023)1号(2023)1号(2023)1号'],
    ['秋糧收購、餘額、頭髮', '秋粮收购、余额、头发'],
    ['“甲”《乙》「丙」', '"甲"(乙)"丙"'],
  ])('%j is searched as %j', (text, folded) => expect(fold(text)).toBe(folded));
});

test.each(['绥芬河镇2023年第四季度重大财务支出公开表', '兴隆岭村机动地发包合同', '关于ＡＢＣ－12号文件的通知，Россия'])(
  'each word that a query is cut to stands among the words of a text that holds it: %s',
  (text) => {
    const words = new Set(cutDocument(`前文连着${text}后文接续`));
    const characters = [...text];
    for (let from = 0; from < characters.length; from++)
      for (let to = from + 1; to <= characters.length; to++)
        for (const word of cutQuery(characters.slice(from, to).join('')))
          if (/^\p{Script=Han}/u.test(word)) expect(words).toContain(word);
  },
);

test('each word of every day asks for its official ones, alone and in a sentence', () => {
  const missed = PAIRS.flatMap(([said, official]) =>
    [said, `请问${said}去哪里办`].filter((typed) => {
      const words = JSON.stringify(cutQuery(official));
      return !readQuery(typed).terms.some(({ any }) => any.some((list) => JSON.stringify(list) === words));
    }),
  );
  expect(missed).toEqual([]);
});

describe('reading a query', () => {
  test('words, phrases of any quotation marks', () => {
    const query = readQuery('财政 “机动地发包” "合同"');
    expect(query.phrases).toEqual(['机动地发包', '合同']);
    expect(wordsOf(query.terms)).toEqual(expect.arrayContaining(['财政', '合同']));
    expect(query.note).toBeUndefined();
  });
  test.each(['', '   ', '，。！？', '""', '“ ”', '%%%_\\', "'; drop --"])('%j never fails', (typed) => {
    const { terms, phrases } = readQuery(typed);
    expect(phrases).toEqual([]);
    expect(wordsOf(terms).every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
  });
  test('what is long is cut, and said', () => {
    const query = readQuery('村'.repeat(1_000));
    expect([...query.text]).toHaveLength(LONGEST_QUERY);
    expect(query.note).toContain(String(LONGEST_QUERY));
  });
  test('faint words are dropped where others remain', () => {
    expect(wordsOf(readQuery('公示的通知').terms)).not.toContain('的');
    expect(wordsOf(readQuery('的').terms)).toEqual(['的']);
  });
});

describe('marking', () => {
  const marked = (text: string, words: string[]) =>
    mark(text, words)
      .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
      .join('');
  test.each([
    ['财政预算公开', ['预算'], '财政[预算]公开'],
    ['财政预算公开', ['财政', '预算'], '[财政预算]公开'],
    ['第１２号', ['12'], '第[１２]号'],
    ['2012 年 12 月', ['12'], '2012 年 [12] 月'],
    ['没有', ['预算'], '没有'],
    ['', ['预算'], ''],
    ['<b>预算</b>', ['预算'], '<b>[预算]</b>'],
  ])('%j with %j: %s', (text, words, shown) => expect(marked(text, words)).toBe(shown));
  test('the snippet is the stretch with most of the words', () => {
    const text = `${'开头无关。'.repeat(60)}镇财政预算和决算一并公布。${'结尾无关。'.repeat(60)}`;
    const piece = snippet(text, ['预算', '决算']);
    expect(piece).toContain('预算和决算');
    expect(piece.startsWith('…') && piece.endsWith('…')).toBe(true);
    expect(piece.length).toBeLessThan(120);
  });
});

test('a long text gives the words that it gives in one go', async () => {
  const text = '关于兴隆岭村机动地发包合同的公示，有关事项如下。ABC 12号\n'.repeat(500);
  expect(new Set(await cutLong(text))).toEqual(new Set(cutDocument(text)));
  expect((await cutLong(text)).length).toBe(cutDocument(text).length);
});

describe('what people say is looked for in the words of papers too, and the other way', () => {
  const lists = (typed: string) =>
    readQuery(typed).terms.map(({ said, any }) => [said, any.map((list) => list.join('+'))]);
  test.each([
    ['低保', [['低保', expect.arrayContaining(['低保', '最低+生活+保障'])]]],
    ['建设村低保名单', expect.arrayContaining([['低保', expect.arrayContaining(['最低+生活+保障'])]])],
    ['最低生活保障', [['最低生活保障', expect.arrayContaining(['低保'])]]],
  ])('%s', (typed, expected) => expect(lists(typed)).toEqual(expected));
  test('as an office adds them, whatever they are made of', () => {
    const own = everydayOf([
      ['(?:x', '道路硬化'],
      ['村村通', '道路硬化'],
    ]);
    expect(readQuery('村村通', own).terms).toEqual([
      { said: '村村通', any: expect.arrayContaining([['道路', '硬化']]) },
    ]);
    expect(readQuery('低保', everydayOf([])).terms).toEqual([{ said: '低保', any: [['低保']] }]);
  });
});

test.each([
  ['秋粮收构', true],
  ['秋粮收购', false],
  ['村', false],
])('%s looks mistyped: %s', (typed, expected) => expect(looksMistyped(readQuery(typed))).toBe(expected));

test.each([
  ['2026-11-28', '定于2026年11月28日举行', '定于[2026年11月28日]举行'],
  ['绥镇发[2026]5号', '见绥镇发〔2026〕5号', '见[绥镇发〔2026〕5号]'],
  ['1234', '共1,234户', '共[1,234]户'],
  ['HG2000', '型号HG-2000', '型号[HG-2000]'],
  ['4季度', '第四季度', '第[四季度]'],
])('%s is marked in the form in which it stands', (typed, text, expected) => {
  const pieces = mark(text, shownOf(readQuery(typed)));
  expect(pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')).toBe(expected);
});
