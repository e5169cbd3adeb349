import { isCardNumber, isCreditCode, isIdentityNumber, isRealDay } from '../../identifiers.ts';
import { type Group, partedAsOne, runsIn, type Span, spansFrom } from '../digits.ts';
import type { Hit } from '../finding.ts';

/** First two digits of a resident identity number: the province. GB/T 2260 ○ */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
/** First digits of the cards of the networks that banks here issue for, and how long their numbers are ○. */
const CARDS = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}|3[47]\d{13})$/;

/** How far before a number its name is looked for. */
const NAMED_WITHIN = 16;
const OF_A_PERSON = /(?:身份证|证件|居民证|公民身份)[^\d，。；,;]{0,12}$/;
const OF_AN_ACCOUNT = /(?:卡号|账号|帐号|账户|帐户|银行卡|社保卡|存折|一卡通|开户)[^\d，。；,;]{0,12}$/;
/** Long numbers of other things. */
const OF_A_THING = /(?:索引|项目|编号|代码|编码|合同|流水|订单|单号|文号|批号|信用|许可|证书|备案)[^\d，。；,;]{0,12}$/;

/** Numbers by which a person is known or reached, in a normal text. 个人信息保护法 art. 28; 条例 art. 15 */
export function numbersOfPersons(text: string): Hit[] {
  return runsIn(text).flatMap((groups) => numbersIn(text, groups));
}

const IDENTITY = 18;
const OLD_IDENTITY = 15;
const MOST = 19;
/** Of mobile numbers without and with the country's code, of identity numbers, of cards. */
const LENGTHS = new Set([11, 13, 15, 16, 17, 18, 19]);

function numbersIn(text: string, groups: readonly Group[]): Hit[] {
  const hits: Hit[] = [];
  for (let first = 0; first < groups.length; ) {
    const group = groups[first]!;
    const spans = spansFrom(groups, first, LENGTHS, MOST);
    const found = spans.length
      ? firstHit(spans, text.slice(Math.max(0, group.from - NAMED_WITHIN), group.from))
      : undefined;
    if (found) hits.push(found.hit);
    else if (group.digits.length > MOST) hits.push(...insideOf(group));
    first += found?.groups ?? 1;
  }
  return hits;
}

/** By the most certain rule that holds for one of the spans. */
function firstHit(spans: readonly Span[], named: string): { hit: Hit; groups: number } | undefined {
  for (const { holds, ...rule } of RULES)
    for (const span of spans)
      if (holds(span, named)) {
        const { run, first, end } = span;
        return { hit: { ...rule, from: run[first]!.from, to: run[end - 1]!.to }, groups: end - first };
      }
  return undefined;
}

/** Identity numbers that stand behind one another without a gap. */
function insideOf({ digits, from }: Group): Hit[] {
  if (digits.length % IDENTITY) return [];
  const { holds: _, ...rule } = RULES[0]!;
  return Array.from({ length: digits.length / IDENTITY }, (_, n) => n * IDENTITY)
    .filter((at) => isIdentityNumber(digits.slice(at, at + IDENTITY)))
    .map((at) => ({ ...rule, from: from + at, to: from + at + IDENTITY }));
}

interface Rule extends Pick<Hit, 'check' | 'message' | 'severity'> {
  /** @param named what stands before the number */
  holds: (span: Span, named: string) => boolean;
}

/** The most certain first: what one has found no other takes. */
const RULES: readonly Rule[] = [
  {
    check: 'pii.resident-id',
    message: '含居民身份证号码，请隐去',
    severity: 'block',
    holds: ({ digits }) => digits.length === IDENTITY && isIdentityNumber(digits),
  },
  {
    check: 'pii.resident-id',
    message: '疑似十五位居民身份证号码，请隐去',
    severity: 'block',
    holds: ({ digits }, named) => isOldIdentityNumber(digits) && OF_A_PERSON.test(named),
  },
  { check: 'pii.bank-card', message: '疑似银行卡号，请隐去', severity: 'block', holds: isCard },
  {
    check: 'pii.mobile',
    message: '含手机号码，请确认是否为公开的办公联系方式',
    severity: 'warn',
    holds: isMobileSpan,
  },
  {
    check: 'pii.resident-id',
    message: '像居民身份证号码，但校验码不对，请核对；确是证件号码的，请隐去',
    severity: 'warn',
    holds: ({ digits }, named) =>
      isNearlyIdentityNumber(digits) &&
      (OF_A_PERSON.test(named) || (PROVINCES.has(digits.slice(0, 2)) && !OF_A_THING.test(named))),
  },
  {
    check: 'pii.resident-id',
    message: '像十五位居民身份证号码，请核对；确是证件号码的，请隐去',
    severity: 'warn',
    holds: ({ digits, first, end }, named) =>
      end - first === 1 && isOldIdentityNumber(digits) && !OF_A_THING.test(named),
  },
];

function isCard(span: Span, named: string): boolean {
  const { digits } = span;
  if (digits.length < OLD_IDENTITY) return false;
  const ofAnAccount = OF_AN_ACCOUNT.test(named);
  if (!ofAnAccount && (!CARDS.test(digits) || OF_A_THING.test(named))) return false;
  return isCardNumber(digits) && !isCreditCode(digits) && partedAsOne(span);
}

/** A mobile number, with or without the country's code (+86, 0086). */
function isMobileSpan({ digits, run, first, end }: Span): boolean {
  const mobile = /^((?:00)?86)?1[3-9]\d{9}$/.exec(digits);
  return mobile !== null && partedAsOne({ run, first: run[first]!.digits === mobile[1] ? first + 1 : first, end });
}

/** Of before 1999: six digits of the place, six of the birthday, three. GB 11643-1989 */
function isOldIdentityNumber(digits: string): boolean {
  return digits.length === OLD_IDENTITY && PROVINCES.has(digits.slice(0, 2)) && isRealDay(`19${digits.slice(6, 12)}`);
}

/** As an identity number but for its last character. */
function isNearlyIdentityNumber(digits: string): boolean {
  return (
    digits.length === IDENTITY &&
    /^\d{6}(?:19|20)\d{9}[\dX]$/.test(digits) &&
    isRealDay(digits.slice(6, 14)) &&
    !isCreditCode(digits)
  );
}
