import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byItem,
  byItemAdded,
  byVolume,
  findSensitive,
  isBornBy,
  isCardNumber,
  isCreditCode,
  isIdentityNumber,
  isMobile,
  isTelephone,
  LawInputError,
  maskEmail,
  maskIdentity,
  maskName,
  maskPhone,
} from './index.ts';

// Region 000000 does not exist: numbers that no person can have.
const IDENTITY = '000000199001010015';
const CREDIT = '91000000MA00000019';

function withIdentityCheck(first17: string): string {
  return [...'0123456789X'].map((check) => first17 + check).find((text) => isIdentityNumber(text))!;
}

describe('resident identity number', () => {
  test('the example printed in the standard holds', () => expect(isIdentityNumber('11010519491231002X')).toBe(true));
  test('exactly one check digit holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (n) => {
        const first17 = `00000019900101${String(n).padStart(3, '0')}`;
        expect([...'0123456789X'].filter((check) => isIdentityNumber(first17 + check))).toHaveLength(1);
      }),
    );
  });
  test('one digit changed is found', () => {
    const good = withIdentityCheck(IDENTITY.slice(0, 17));
    for (let i = 14; i < 17; i += 1)
      for (const digit of '0123456789')
        if (digit !== good[i]) expect(isIdentityNumber(good.slice(0, i) + digit + good.slice(i + 1))).toBe(false);
  });
  test.each(['', '00000019900101001', '000000199002300011', '00000019900101001A', '０00000199001010011'])(
    'not %s',
    (text) => expect(isIdentityNumber(text)).toBe(false),
  );
  test('x and X alike', () => {
    const first17 = Array.from({ length: 999 }, (_, n) => `00000019900101${String(n).padStart(3, '0')}`).find((text) =>
      isIdentityNumber(`${text}X`),
    );
    expect(isIdentityNumber(`${first17}x`)).toBe(true);
  });
});

describe('unified social credit code', () => {
  test('the example printed in the standard holds', () => expect(isCreditCode('91350100M000100Y43')).toBe(true));
  test('exactly one check character holds', () => {
    const body = CREDIT.slice(0, 17);
    const good = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((check) => isCreditCode(body + check));
    expect(good).toHaveLength(1);
    for (let i = 2; i < 8; i += 1) {
      const wrong = `${body.slice(0, i)}7${body.slice(i + 1)}${good[0]}`;
      expect(isCreditCode(wrong)).toBe(false);
    }
  });
  test.each(['', '91000000MA0000001', '9100000IMA00000019', '91000000MO00000019'])('not %s', (text) =>
    expect(isCreditCode(text)).toBe(false),
  );
});

test.each([
  ['4111111111111111', true],
  ['4111111111111112', false],
  ['0000000000000000', false],
  ['411111111111', false],
])('card %s: %s', (text, holds) => expect(isCardNumber(text)).toBe(holds));

test.each([
  ['13800000000', true],
  ['12800000000', false],
  ['1380000000', false],
])('mobile %s: %s', (text, holds) => expect(isMobile(text)).toBe(holds));

describe('masks', () => {
  test('keep what is needed to tell apart, no more', () => {
    expect(maskIdentity(IDENTITY)).toBe('000000＊＊＊＊＊＊＊＊0015');
    expect(maskPhone('13800001234')).toBe('138＊＊＊＊1234');
    expect(['zhang.san@example.com', 'a@example.com', 'none', ''].map(maskEmail)).toEqual([
      ...['z＊＊＊@example.com', 'a＊＊＊@example.com', 'n＊＊＊', ''],
    ]);
    expect([maskName('张三'), maskName('张三丰'), maskName('欧阳修'), maskName('欧阳'), maskName('张')]).toEqual([
      ...['张＊', '张＊＊', '欧阳＊', '欧＊', '＊'],
    ]);
  });
  test('never show a text whole, never change its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (text) => {
        for (const mask of [maskIdentity, maskPhone, maskName]) {
          expect(mask(text)).toHaveLength(text.length);
          expect(mask(text)).not.toBe(text);
        }
      }),
    );
  });
});

describe('automatic checks of a text', () => {
  const kinds = (text: string) => findSensitive(text).map(({ check }) => check);
  const identity = withIdentityCheck(IDENTITY.slice(0, 17));
  test.each<[string, string[]]>([
    ['本件为秘密★10年', ['secrecy.mark']],
    ['机密 ★ 长期', ['secrecy.mark']],
    ['严守国家秘密，做好保密审查', []],
    ['内部资料，注意保存', ['secrecy.internal', 'secrecy.internal']],
    [`身份证号${identity}。`, ['pii.resident-id']],
    [`索引号${identity.slice(0, 17)}${identity.endsWith('5') ? '6' : '5'}`, []],
    ['联系电话 138-0000-0000', ['pii.mobile']],
    ['办公电话 0453-0000000', []],
    ['账号 4111 1111 1111 1111', ['pii.bank-card']],
    ['邮箱 office@example.gov.cn', ['pii.email']],
    ['全年收入 1234567890123456 元', []],
    ['写作 a@b 不是邮箱', []],
    [`${'x'.repeat(200)}@example.gov.cn`, ['pii.email']],
  ])('%s', (text, found) => expect(kinds(text)).toEqual(found));

  test('tells where', () => {
    expect(findSensitive('甲乙 13800000000')).toMatchObject([{ text: '13800000000', index: 3 }]);
    expect(findSensitive('邮箱a.b@example.gov.cn')).toMatchObject([{ text: 'a.b@example.gov.cn', index: 2 }]);
  });
});

describe('fees', () => {
  test('by item grows band by band, and added items cost the difference', () => {
    let before = 0;
    for (let n = 1; n <= 120; n += 1) {
      const price = n <= 10 ? 0 : n <= 30 ? 100 : 100 * (Math.floor((n - 1) / 10) - 1);
      expect(byItemAdded(before, 1)).toBe(price);
      before += 1;
    }
    expect(byItemAdded(25, 10)).toBe(byItem(35) - byItem(25));
  });
  test.each([-1, 1.5, Number.NaN, Infinity, 1e9])('refuses %s', (n) => {
    expect(() => byItem(n)).toThrow(LawInputError);
    expect(() => byVolume(n)).toThrow(LawInputError);
  });
  test('nothing costs nothing', () => expect([byItem(0), byVolume(0)]).toEqual([0, 0]));
});

test.each([
  ['2026-11-28', true],
  ['1990-01-01', true],
  ['1989-12-31', false], // not born yet
])('on %s a number of somebody born on 1 January 1990: %s', (today, holds) =>
  expect(isBornBy('000000199001010018', today)).toBe(holds),
);

test.each([
  ['19900000000', true],
  ['+86 199 0000 0000', true],
  ['0086-19900000000', true],
  ['0453-3921234', true],
  ['0453-3921234转801', true],
  ['0453-3921234 转 801', true],
  ['（0453）3921234－801', true],
  ['0453-3921234分机801', true],
  ['0453-3921234#801', true],
  ['3921234', true],
  ['3921234转801', true],
  ['+7 423 200 00 00', true],
  ['０４５３－３９２１２３４', true],
  ['12345', false],
  ['转801', false],
  ['0453-3921234转', false],
  ['0453-3921234转张三', false],
  ['电话', false],
  ['', false],
  ['1'.repeat(30), false],
])('telephone %s: %s', (text, holds) => expect(isTelephone(text)).toBe(holds));
