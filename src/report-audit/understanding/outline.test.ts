import { describe, expect, test } from 'vitest';
import { SECTION_TITLES } from '../../law/index.ts';
import { readReport } from '../audit.ts';

const read = (...lines: string[]) => readReport(Buffer.from(lines.join('\n')));
const [one, two, three, four, five, six] = SECTION_TITLES as unknown as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const words = SECTION_TITLES.map((title) => title.slice(2));
const body = SECTION_TITLES.flatMap((title, n) => [title, `第${n + 1}部分的情况。`]);
const TITLE = '演示市青石镇人民政府2023年政府信息公开工作年度报告';
const END = ['演示市青石镇人民政府', '2024年1月12日'];

describe('titles', () => {
  const town = '演示市青石镇人民政府';
  test.each<[string[], string, number]>([
    [[TITLE], town, 2023],
    [[town, '2023年政府信息公开工作年度报告'], town, 2023],
    [[town, '二〇二三年', '政府信息公开工作年度报告'], town, 2023],
    [[town, '政府信息公开工作', '2023年度报告'], town, 2023],
    [[`${town}2023年度政府信息公开`, '工作年度报告'], town, 2023],
    [['演示市青石镇人民政府二〇二五年政府信息公开工作年度报告'], town, 2025],
    [['演示市青石镇人民政府二○二三年政府信息公开工作年度报告'], town, 2023],
    [['演示市青石镇人民政府二0二三年政府信息公开工作年度报告'], town, 2023],
    [['演示市青石镇人民政府２０２３年政府信息公开工作年度报告'], town, 2023],
    [['演示市青石镇人民政府（2023年）政府信息公开工作年度报告'], town, 2023],
    [['演示市青石镇人民政府〔2023〕年政府信息公开工作年度报告'], town, 2023],
    [['（2023年度）演示市青石镇人民政府政府信息公开工作年度报告'], town, 2023],
    [[town, '政府信息公开工作年度报告', '（2023年度）'], town, 2023],
    [[town, '政府信息公开工作年度报告（2023）'], town, 2023],
    [['2023年度演示市青石镇政府信息公开工作年度报告'], '演示市青石镇', 2023],
    [[`${town}关于2023年度政府信息公开工作情况的报告`], town, 2023],
    [['关于演示市青石镇人民政府2023年政府信息公开工作年度报告'], town, 2023],
    [['演示市自然资源局（林业局）2023年政府信息公开工作年度报告'], '演示市自然资源局（林业局）', 2023],
    [['演示市文化和旅游局(文物局)', '2023年政府信息公开工作年度报告'], '演示市文化和旅游局（文物局）', 2023],
    [['演示市第一中学校', '2023年信息公开工作年度报告'], '演示市第一中学校', 2023],
    [['首页 > 年报', town, '2023年政府信息公开工作年度报告', '发布时间：2024-01-12'], town, 2023],
  ])('%j', async (lines, authority, year) => {
    const report = await read(...lines, ...body, ...END);
    expect({ authority: report.authority, year: report.year }).toEqual({ authority, year });
    expect(report.sections.map(({ title }) => title)).toEqual(SECTION_TITLES);
  });
});

describe('ends', () => {
  test.each<[string[], string | undefined, string | null]>([
    [END, '演示市青石镇人民政府', '2024-01-12'],
    [['演示市自然资源局（林业局）', '二〇二四年一月十二日'], '演示市自然资源局（林业局）', '2024-01-12'],
    [['演示市第一中学校 2024年1月12日'], '演示市第一中学校', '2024-01-12'],
    [['（2024年1月12日）'], undefined, '2024-01-12'],
    [['演示市自然资源局(林业局)'], '演示市自然资源局（林业局）', null],
  ])('%j', async (lines, signatory, date) => {
    const report = await read(TITLE, ...body, ...lines);
    expect([report.signatory, report.date]).toEqual([signatory, date]);
    expect(report.sections.at(-1)!.text).toBe('第6部分的情况。');
  });
});

describe('parts', () => {
  const entries = (behind: (n: number) => string) => SECTION_TITLES.map((title, n) => `${title}${behind(n)}`);
  const preface = '本报告依据《中华人民共和国政府信息公开条例》编制。';
  const texts = SECTION_TITLES.map((_, n) => `第${n + 1}部分的情况。`);

  test.each<[string, string[]]>([
    ['a list of contents without pages', [TITLE, '目  录', ...SECTION_TITLES, preface, ...body]],
    ['a list of contents with pages', [TITLE, '目录', ...entries((n) => ` ${n + 1}`), preface, ...body]],
    ['a list of contents with dots', [TITLE, '目录', ...entries((n) => `………${n + 1}`), preface, ...body]],
    [
      'a list of contents with entries below entries',
      [
        TITLE,
        '目录',
        ...SECTION_TITLES.flatMap((title, n) => [`${title} ${n + 1}`, `（一）概况……${n + 1}`]),
        preface,
        ...body,
      ],
    ],
    ['a list of contents, and no words before part one', [TITLE, '目录', ...SECTION_TITLES, ...body]],
    [
      'parts numbered in words',
      [TITLE, preface, ...words.flatMap((title, n) => [`第${'一二三四五六'[n]}部分 ${title}`, texts[n]!])],
    ],
    [
      'parts numbered （一）',
      [TITLE, preface, ...words.flatMap((title, n) => [`（${'一二三四五六'[n]}）${title}`, texts[n]!])],
    ],
    ['parts numbered 1.', [TITLE, preface, ...words.flatMap((title, n) => [`${n + 1}.${title}`, texts[n]!])]],
    [
      'parts with a blank behind the number',
      [TITLE, preface, ...words.flatMap((title, n) => [`${'一二三四五六'[n]} ${title}`, texts[n]!])],
    ],
    [
      'titles without numbers',
      [TITLE, preface, one, texts[0]!, two, texts[1]!, ...words.slice(2).flatMap((title, n) => [title, texts[n + 2]!])],
    ],
    [
      'a title over two lines',
      [TITLE, preface, ...body.flatMap((line) => (line === three ? [line.slice(0, 12), line.slice(12)] : [line]))],
    ],
    [
      'a number and its title on two lines',
      [TITLE, preface, ...body.flatMap((line) => (line === four ? [line.slice(0, 2), line.slice(2)] : [line]))],
    ],
  ])('%s', async (_, lines) => {
    const report = await read(...lines, ...END);
    expect(report.sections.map(({ text }) => text)).toEqual(texts);
    expect(report.sections.map(({ title }) => title.replace(/^.*?(?=[\u4e00-\u9fff]{4})/, '').slice(-4))).toEqual(
      words.map((title) => title.slice(-4)),
    );
    expect(report.preface.map(({ text }) => text)).toEqual(lines.includes(preface) ? [preface] : []);
  });

  test.each<[string, string[], number]>([
    ['（一） 1. （1） ①', ['（一）主动公开', '1.公开目录', '（1）目录一', '①其一'], 0],
    ['1、 2、', ['1、总体情况良好', '2、主动公开政府信息情况良好'], 0],
    ['一是 二是', ['一是主动公开；', '二是依申请公开。'], 4],
    ['（一）总体情况 in another part', ['（一）总体情况', '（二）主动公开政府信息情况'], 4],
  ])('numbering within a part: %s', async (_, inner, at) => {
    const lines = SECTION_TITLES.flatMap((title, n) => [title, texts[n]!, ...(n === at ? inner : [])]);
    const report = await read(TITLE, ...lines, ...END);
    expect(report.sections.map(({ title }) => title)).toEqual(SECTION_TITLES);
    expect(report.sections[at]!.paragraphs.map(({ text }) => text)).toEqual([texts[at], ...inner]);
  });

  test('第一部分 over the parts, 一、 and the official titles within one', async () => {
    const inner = [one, '较好。', two, '较多。', five, '没有。'];
    const lines = words.flatMap((title, n) => [
      `第${'一二三四五六'[n]}部分、${title}`,
      texts[n]!,
      ...(n === 0 ? inner : []),
    ]);
    const report = await read(TITLE, ...lines, ...END);
    expect(report.sections).toHaveLength(6);
    expect(report.sections[0]!.paragraphs.map(({ text }) => text)).toEqual([texts[0], ...inner]);
  });

  test('an annex numbered as the parts are is none of them', async () => {
    const annex = ['附件：各单位情况', one, '各单位都报送了。', three, '没有收到申请。'];
    const report = await read(TITLE, ...body, ...annex);
    expect(report.sections.map(({ title }) => title)).toEqual(SECTION_TITLES);
    expect(report.sections.at(-1)!.text).toContain('没有收到申请');
  });

  test('a seventh part is one more', async () => {
    const report = await read(TITLE, ...body, '七、附件', '见附表。', ...END);
    expect(report.sections.map(({ title }) => title)).toEqual([...SECTION_TITLES, '七、附件']);
    expect(six).toBe(report.sections[5]!.title);
  });
});
