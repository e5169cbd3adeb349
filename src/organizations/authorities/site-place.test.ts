import { expect, test } from 'vitest';
import { siteInWords, sitePlace } from './rules.ts';

const of = (code: string, more: { host?: string; isPrimary?: true; parentId?: number } = {}) => ({
  name: `${code}人民政府`,
  code,
  host: null,
  isPrimary: false,
  parentId: null,
  ...more,
});
const city = of('city', { host: 'city.example' });

test.each([
  // authority                             above       host            base      in words
  [of('town', { host: 'town.example' }), city, 'town.example', '', 'town.example'],
  [of('town', { isPrimary: true }), city, null, '', '没有登记的域名都打开它的网站'],
  [of('town', { parentId: 1 }), city, 'city.example', '/u/town', 'city.example/u/town'],
  [of('town'), of('city', { isPrimary: true }), null, '/u/town', 'city人民政府的网站（还没有登记域名）之下 /u/town'],
])('the site of %o stands below %o: %s %s', (authority, above, host, base, words) => {
  expect(sitePlace(authority, above)).toEqual({ host, base });
  expect(siteInWords(authority, above)).toBe(words);
});

test.each([
  [undefined, '没有网站：没有登记域名，也没有上级机关'],
  [of('city', { parentId: 1 }), '没有网站：没有登记域名，上级机关city人民政府也没有'],
])('below %o there is none', (above, words) => {
  expect(sitePlace(of('town'), above)).toBeUndefined();
  expect(siteInWords(of('town'), above)).toBe(words);
});
