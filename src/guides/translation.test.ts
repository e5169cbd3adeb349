import { expect, test } from 'vitest';
import { emptyGuide, type GuideContent, type GuideTexts, hashOf, textOf } from './content.ts';
import { guideIn, standingIn, standingsOf, translationFaults, withTranslation } from './translation.ts';

const chinese: GuideContent = {
  ...emptyGuide('临时救助申请'),
  ...{ conditions: '生活暂时困难的', telephone: '0000-6600001', result: '发放到账户' },
  materials: [
    { name: '申请书', originals: 1, copies: 0, note: '本人签字' },
    { name: '户口簿', originals: 0, copies: 1, note: '' },
  ],
};
const texts: GuideTexts = {
  ...{ title: 'Temporary assistance', conditions: 'In hardship', materials: 'Application; signed\nHousehold register' },
  ...{ place: '', steps: '', legalLimit: '', promisedLimit: '', fee: '', result: '', basis: '' },
};
const translated = withTranslation(chinese, 'en', texts);

test('a translation is of the Chinese as it stood; what changes in it makes it one of an older text', () => {
  expect(standingsOf(chinese)).toEqual({ en: 'missing', ru: 'missing' });
  expect(standingsOf(translated)).toEqual({ en: 'current', ru: 'missing' });
  expect(standingIn({ ...translated, conditions: '别的' }, 'en')).toBe('stale');
  expect(standingIn({ ...translated, telephone: '0000-6600009' }, 'en')).toBe('current');
  expect(
    standingIn(withTranslation(translated, 'en', { ...texts, title: '', conditions: '', materials: '' }), 'en'),
  ).toBe('missing');
});

test('read in its language it has the translation, and the Chinese where a text has none', () => {
  const { content, language, standing } = guideIn(translated, 'en');
  expect([language, standing, content.title, content.result]).toEqual([
    'en',
    'current',
    'Temporary assistance',
    '发放到账户',
  ]);
  expect(content.materials).toEqual([
    { name: 'Application', originals: 1, copies: 0, note: 'signed' },
    { name: 'Household register', originals: 0, copies: 1, note: '' },
  ]);
  expect(guideIn(translated, 'ru')).toEqual({ content: translated, language: 'zh', standing: 'missing' });
  expect(guideIn(translated, 'zh')).toEqual({ content: translated, language: 'zh' });
});

test('papers that came or went since stay Chinese: a line would be another paper’s', () => {
  const fewer = { ...translated, materials: chinese.materials!.slice(0, 1) };
  expect(guideIn(fewer, 'en').content.materials).toEqual(fewer.materials);
});

test('it is read and signed with the guide', () => {
  expect(textOf(translated)).toContain('英文事项名称：Temporary assistance');
  expect(hashOf(1, translated)).not.toBe(hashOf(1, chinese));
});

test.each<[Partial<GuideTexts>, string[]]>([
  [{}, []],
  [{ title: '' }, ['title']],
  [{ materials: 'Application' }, ['materials']],
  [{ materials: '' }, []],
])('%j: %j is wrong', (change, fields) => {
  expect(Object.keys(translationFaults(chinese, { ...texts, ...change }))).toEqual(fields);
});
