import { expect, test } from 'vitest';
import { hasChinese } from './platform/languages/language.ts';
import { platformPhrases } from './platform/languages/platform-phrases.ts';
import { rooms } from './rooms.ts';

// Every fixed text of the public side has all three languages, and each says what the others say.
const all = [
  platformPhrases,
  ...rooms.flatMap(({ publicSide }) => (publicSide.phrases ? [publicSide.phrases] : [])),
].flatMap((phrases) => Object.entries(phrases));
const placesOf = (text: string) => [...new Set([...text.matchAll(/\{([nydtx]\d?)/g)].map(([, place]) => place))].sort();
const tagsOf = (text: string) => (text.match(/<[^>]+>/g) ?? []).sort();
const formsOf = (text: string) =>
  [...text.matchAll(/\{n\d?\|([^}]*)\}/g)].map(([, forms = '']) => forms.split('|').length);

test('there are phrases of every room with public pages', () => {
  expect(all.length).toBeGreaterThan(500);
});

test.each(all)('%s', (chinese, [english, russian]) => {
  for (const said of [english, russian]) {
    expect(said.trim()).not.toBe('');
    expect(tagsOf(said)).toEqual(tagsOf(chinese));
    expect(placesOf(chinese)).toEqual(expect.arrayContaining(placesOf(said)));
  }
  if (/\p{Script=Han}/u.test(chinese.replace(/\{[^}]*\}|JSON|CSV/g, ''))) expect(english).not.toBe(chinese);
  expect(english).not.toMatch(/\p{Script=Cyrillic}/u);
  expect(hasChinese(english) === hasChinese(russian)).toBe(true);
  expect(formsOf(english).every((forms) => forms === 2)).toBe(true);
  expect(formsOf(russian).every((forms) => forms === 3)).toBe(true);
});

test('no text is translated in two ways', () => {
  const said = new Map<string, string>();
  const twice = all.flatMap(([chinese, translations]) => {
    const now = JSON.stringify(translations);
    const before = said.get(chinese) ?? now;
    said.set(chinese, now);
    return before === now ? [] : [`${chinese}: ${before}, ${now}`];
  });
  expect(twice).toEqual([]);
});
