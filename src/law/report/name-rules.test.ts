import { expect, test } from 'vitest';
import { auditReport, type ReportRead } from '../index.ts';

const found = (report: Omit<ReportRead, 'tables'>, place: RegExp = /./) =>
  auditReport({ tables: {}, ...report })
    .filter(({ rule, where }) => rule === 'F-FORM' && place.test(where))
    .map(({ where, found: stands }) => [where, stands]);

test.each([
  ['绥芬河市甲镇人民政府', '甲镇人民政府', 0, 'with its city'],
  ['甲镇人民政府', '甲镇人民政府办公室', 0, 'by its office'],
  ['甲街道', '甲街道办事处', 0, 'in short'],
  ['甲镇人民政府', '乙镇人民政府', 1, 'another town'],
])('title %s, signed %s: %i (%s)', (authority, signatory, count) => {
  expect(found({ authority: { name: authority }, signatory }, /signatory/)).toHaveLength(count);
});

test.each<[expected: ReportRead['expected'], findings: unknown[][], why: string]>([
  [undefined, [], 'nothing is expected'],
  [{ authority: '松林镇', year: 2023 }, [], 'as expected, in short'],
  [{ authority: '演示市松林镇人民政府' }, [], 'as expected'],
  [{ authority: '演示市双桥镇人民政府' }, [['title', '演示市松林镇人民政府']], 'another town’s file was sent'],
  [{ year: 2024 }, [['title', 2023]], 'last year’s file was sent'],
])('expected %j: %j (%s)', (expected, findings) => {
  const report = { authority: { name: '演示市松林镇人民政府' }, year: 2023, ...(expected && { expected }) };
  expect(found(report, /title/)).toEqual(findings);
});

const words = (text: string, name = '演示市松林镇人民政府') =>
  found({ authority: { name }, sections: [{ title: '一、总体情况', text }] }, /text$/).map(([, stands]) => stands);

test.each<[string, string[], string]>([
  ['2023年，双桥镇高度重视政务公开工作。', ['双桥镇'], 'copied from another town'],
  ['（三）政府信息管理情况\n双桥镇人民政府严格执行分级审核。', ['双桥镇'], 'below a heading'],
  ['双桥街道办事处坚持先审后发。', ['双桥街道'], 'of another kind'],
  ['松林镇高度重视政务公开工作。', [], 'its own name'],
  ['我市松林镇坚持先审后发，演示市松林镇人民政府按照要求编制本报告。', [], 'with its city'],
  ['我镇高度重视，全镇认真落实，各乡镇按照要求，该镇坚持公开。', [], 'no names'],
  ['赴双桥镇学习经验，与双桥镇人民政府联合培训。', [], 'another town is spoken of, it does nothing'],
  ['中心镇全面推进，特色乡镇持续发展。', [], 'no names either'],
  ['各社区、街道坚持公开，本街道不断完善。', [], 'nor these'],
])('%s: %j (%s)', (text, names) => expect(words(text)).toEqual(names));

test('a district speaks of its towns', () => {
  expect(words('双桥镇积极推进政务公开。', '演示市古塔区人民政府')).toEqual([]);
});

test('the words before part one are read too', () => {
  const preface = '双桥镇人民政府根据《中华人民共和国政府信息公开条例》编制本报告。';
  expect(found({ authority: { name: '松林镇人民政府' }, preface }, /preface/)).toEqual([['preface', '双桥镇']]);
});
