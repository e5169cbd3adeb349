import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkText } from '../../text.ts';
import { CONFUSABLES } from './confusable.ts';

const found = (text: string) => checkText(text).filter(({ check }) => check === 'lang.confusable');
const told = (text: string) => found(text).map((one) => `${one.text}→${one.mend}`);

test('the list is long, says nothing twice, and no right word is wrong', () => {
  expect(CONFUSABLES.length).toBeGreaterThan(1500);
  const wrong = CONFUSABLES.map((one) => one.wrong);
  expect(wrong.filter((word, at) => wrong.indexOf(word) !== at)).toEqual([]);
  expect(CONFUSABLES.filter(({ right }) => found(right).length).map(({ right }) => right)).toEqual([]);
});

test('every entry is found in a sentence, and mended nothing remains', () => {
  const bad = CONFUSABLES.filter(({ wrong, right }) => {
    const sentence = `请看：${wrong}。`;
    const [one, ...more] = found(sentence);
    if (!one?.mend || more.length) return true;
    const mended = sentence.slice(0, one.index) + one.mend + sentence.slice(one.index + one.text.length);
    return mended !== `请看：${right}。` || found(mended).length > 0;
  });
  expect(bad.map(({ wrong }) => wrong)).toEqual([]);
});

test('every exception holds the word, and is left alone', () => {
  for (const { wrong, exceptions } of CONFUSABLES)
    for (const exception of exceptions) {
      expect(exception, wrong).toContain(wrong);
      expect(told(`如${exception}等`), exception).not.toContain(told(wrong)[0]);
    }
});

describe('where it stands', () => {
  test.each<[string, string[]]>([
    ['会议布署了防汛工作', ['布署→部署']],
    ['公布署名文章', []],
    ['报名截止日期为5月1日', []],
    ['截止目前，共收到申请10件', ['截止目前→截至目前']],
    ['台风将于今晚登陆福建', []],
    ['登陆系统后填写', ['登陆系统→登录系统']],
    ['其它材料另附', []],
    ['学习贯彻会议精神', []],
    ['自己经营的门店', []],
    ['己经办结', ['己经→已经']],
    ['布　署', ['布　署→部署']],
    ['规划设计和施工记录', []],
    ['部门预算执行情况', []],
    ['既使人民群众满意，又使企业受益', []],
    ['再接再励，一愁莫展', ['再接再励→再接再厉', '一愁莫展→一筹莫展']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

function textsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && /\.(md|ts|tsx|json)$/.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => !/[\\/]checks[\\/]|patterns\.test|(?:drafting|figures)[\\/].*\.test/.test(path));
}

test('nothing is found in what this house says itself', { timeout: 120_000 }, () => {
  const root = join(import.meta.dirname, '../../../../..');
  const paths = ['src', 'docs', 'test'].flatMap((folder) => textsUnder(join(root, folder)));
  const read = [...paths, join(root, 'README.md'), join(root, 'CHANGELOG.md')].map((path) =>
    readFileSync(path, 'utf8'),
  );
  expect(read.join('').match(/\p{Script=Han}/gu)!.length).toBeGreaterThan(150_000);
  expect(read.flatMap((text) => text.split('\n').flatMap(told))).toEqual([]);
});
