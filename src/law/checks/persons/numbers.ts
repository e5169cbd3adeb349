import { isCardNumber, isIdentityNumber, isRealDay } from '../../identifiers.ts';
import { type Group, partedAsOne, piecesOf, runsIn, type Span, spansFrom } from '../digits.ts';
import type { Hit } from '../finding.ts';
import { type Around, around, isHow, ownerOf } from './around.ts';
import { type About, isCounted, saidBefore } from './named.ts';

/** First two digits of a resident identity number: the province. GB/T 2260 ○ */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
/** First digits of the cards of the networks that banks here issue for, and how long their numbers are ○. */
const CARDS = /^(?:62\d{14,17}|955[89]\d{15}|4\d{15}|5[1-5]\d{14}|35\d{14}|3[47]\d{13})$/;
/** The same, of which alone nobody would take it for something else. */
const UNIONPAY = /^(?:62|955[89])/;

/** Numbers by which a person is known or reached, in a normal text. 个人信息保护法 art. 28; 条例 art. 15 */
export function numbersOfPersons(text: string): Hit[] {
  return runsIn(text).flatMap((groups) => numbersIn(text, groups));
}

const IDENTITY = 18;
const OLD_IDENTITY = 15;
const MOST = 19;
/** Of telephones without and with the country's code, of identity numbers, of cards. */
const LENGTHS = new Set([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);

/** The whole of a run first; of what else it may hold the most certain first. */
function numbersIn(text: string, groups: readonly Group[]): Hit[] {
  if (groups.length <= MOST) {
    const whole = spansFrom(groups, 0, LENGTHS, MOST).filter(({ end }) => end === groups.length);
    const alone = whole.flatMap((span) => RULES.flatMap((rule) => hitOf(text, span, rule)))[0];
    if (alone) return [alone];
  }
  const spans = groups.flatMap((_, first) => spansFrom(groups, first, LENGTHS, MOST));
  const taken = new Uint8Array(groups.length);
  const hits: Hit[] = [];
  for (const rule of RULES)
    for (const span of spans) {
      if (taken.subarray(span.first, span.end).includes(1)) continue;
      const [hit] = hitOf(text, span, rule);
      if (!hit) continue;
      taken.fill(1, span.first, span.end);
      hits.push(hit);
    }
  const long = groups.filter(({ digits }, n) => !taken[n] && digits.length > IDENTITY);
  return [...hits, ...long.flatMap((group) => insideOf(text, group))];
}

function hitOf(text: string, span: Span, { told, like, holds }: Rule): Hit[] {
  if (!like(span)) return [];
  const place = placeOf(span, text);
  const about = saidBefore(text, place.from);
  if (about === 'thing' || isCounted(text, place.to)) return [];
  const where = around(text, place.from, place.to);
  if (!holds(span, about, where)) return [];
  return [{ ...(typeof told === 'function' ? told(where) : told), ...place }];
}

/** With the bracket before an area code. */
function placeOf({ run, first, end }: Span, text: string): { from: number; to: number } {
  const [begin, close] = [run[first]!.from, run[first + 1]?.before];
  const from = close?.startsWith(')') && text[begin - 1] === '(' ? begin - 1 : begin;
  return { from, to: run[end - 1]!.to };
}

/** Identity numbers that stand behind one another, or behind or before other digits, without a gap. */
function insideOf(text: string, { digits, from, to }: Group): Hit[] {
  if (saidBefore(text, from) === 'thing' || isCounted(text, to)) return [];
  const all = digits.length % IDENTITY === 0;
  const places = all
    ? Array.from({ length: digits.length / IDENTITY }, (_, n) => n * IDENTITY)
    : [0, digits.length - IDENTITY];
  return places
    .filter((at) => {
      const part = digits.slice(at, at + IDENTITY);
      return isSomebodys({ digits: part }) && (all || PROVINCES.has(part.slice(0, 2)));
    })
    .map((at) => ({ ...KNOWN, from: from + at, to: from + at + IDENTITY }));
}

type Told = Pick<Hit, 'check' | 'message' | 'severity'>;

interface Rule {
  told: Told | ((where: Around) => Told);
  /** by its digits alone */
  like: (span: Span) => boolean;
  /** @param about what the number is said to be; of things nothing is asked */
  holds: (span: Span, about: Exclude<About, 'thing'>, where: Around) => boolean;
}

const KNOWN: Told = { check: 'pii.resident-id', message: '含居民身份证号码，请隐去', severity: 'block' };
const NEARLY: Told = {
  check: 'pii.resident-id',
  message: '像居民身份证号码，但校验码不对，请核对；确是证件号码的，请隐去',
  severity: 'warn',
};

/** The most certain first: what one has found no other takes. */
const RULES: readonly Rule[] = [
  { told: KNOWN, like: isSomebodys, holds: () => true },
  {
    told: { check: 'pii.resident-id', message: '疑似十五位居民身份证号码，请隐去', severity: 'block' },
    like: isOldIdentityNumber,
    holds: (_, about) => about === 'person',
  },
  { told: NEARLY, like: isNearlyIdentityNumber, holds: (_, about) => about === 'person' },
  {
    told: {
      check: 'pii.resident-id',
      message: '像十五位居民身份证号码，请核对；确是证件号码的，请隐去',
      severity: 'warn',
    },
    like: (span) => isOldIdentityNumber(span) && standsAlone(span),
    holds: (_, about) => !about,
  },
  {
    told: { check: 'pii.bank-card', message: '疑似银行卡号，请隐去', severity: 'block' },
    like: isLikeCard,
    holds: ({ digits }, about) => about === 'card' || isIssued(digits, about),
  },
  {
    told: NEARLY,
    like: (span) =>
      isNearlyIdentityNumber(span) &&
      PROVINCES.has(span.digits.slice(0, 2)) &&
      isGrown(span.digits) &&
      standsAlone(span),
    holds: (_, about) => !about,
  },
  {
    told: (where) =>
      isHow(where)
        ? { check: 'pii.mobile', message: '含手机号码，像是公开的办公联系方式', severity: 'hint' }
        : { check: 'pii.mobile', message: '含手机号码，请确认是否为公开的办公联系方式', severity: 'warn' },
    like: isMobile,
    holds: (_, about) => about !== 'number',
  },
  {
    told: (where) =>
      ownerOf(where) === 'private'
        ? { check: 'pii.landline', severity: 'warn', message: '疑似个人或者家庭的固定电话，请隐去' }
        : { check: 'pii.landline', severity: 'hint', message: '含固定电话，没有写明是哪个单位的办公电话' },
    like: isLandline,
    holds: (span, about, where) =>
      about !== 'number' &&
      about !== 'card' &&
      (piecesOf(span).length > 1 || about === 'telephone') &&
      ownerOf(where) !== 'official',
  },
  {
    told: {
      check: 'pii.bank-card',
      message: '写明是银行卡号，但校验码不对，请核对；确是卡号的，请隐去',
      severity: 'warn',
    },
    like: (span) => span.digits.length >= 16 && /^\d+$/.test(span.digits) && standsAlone(span),
    holds: (_, about) => about === 'card',
  },
];

/** With the birthday of somebody who may live. */
function isSomebodys({ digits }: Pick<Span, 'digits'>): boolean {
  return digits.length === IDENTITY && /^.{6}(?:19|20)/.test(digits) && isIdentityNumber(digits);
}

/** Of the age of those who have papers of their own: 2016 and later stands in the numbers of other things. */
const isGrown = (digits: string) => /^.{6}(?:19[2-9]|200|201[0-5])/.test(digits);

function isLikeCard(span: Span): boolean {
  const { digits } = span;
  if (digits.length < OLD_IDENTITY || !isCardNumber(digits) || !standsAlone(span)) return false;
  return mayCrossLines(span, CARD_PIECES) || (UNIONPAY.test(digits) && isWholeRun(span));
}

/** Whether somebody's bank may have issued it, though nobody says that it is a card. */
function isIssued(digits: string, about: About): boolean {
  if (!CARDS.test(digits)) return false;
  return (about !== 'number' && about !== 'account') || UNIONPAY.test(digits);
}

/** Whether it is parted as one number, and of digits told one by one none is left out. */
function standsAlone(span: Span): boolean {
  const { run, first, end } = span;
  if (!partedAsOne(span)) return false;
  const [by, spoken] = [run[first + 1]?.before, run[first]!.spoken];
  const goesOn = (group: Group | undefined, before: string | undefined) =>
    group?.digits.length === 1 && group.spoken === spoken && before === by;
  const singles = Boolean(by) && run.slice(first, end).every(({ digits }) => digits.length === 1);
  return !singles || !(goesOn(run[first - 1], run[first]!.before) || goesOn(run[end], run[end]?.before));
}

/** 15265812.088 */
const isFraction = ({ run, first, end }: Span) => end - first === 2 && run[first + 1]!.before === '.';
const isWholeRun = ({ run, first, end }: Span) => first === 0 && end === run.length;

/** Whether a number that goes on in the next line is one, and no column of figures: in pieces as people part it, digit by
 *  digit, or in two that stand alone. */
function mayCrossLines(span: Span, known: ReadonlySet<string>): boolean {
  const { run, first, end } = span;
  if (!run.slice(first + 1, end).some(({ before }) => before.includes('\n'))) return true;
  const pieces = piecesOf(span);
  const alone = isWholeRun(span);
  return known.has(pieces.join()) || (alone && (pieces.length === 2 || pieces.every((one) => one === 1)));
}

const CARD_PIECES = new Set(['4,4,4,4', '4,4,4,4,1', '4,4,4,4,2', '4,4,4,4,3', '6,10', '6,13', '6,4,4,5']);
const MOBILE_PIECES = new Set(['3,4,4', '3,8', '7,4', '4,3,4', '4,4,3', '3,3,5']);
const MOBILE = /^((?:00)?86|0)?(1[3-9]\d{9})$/;

/** A mobile number, with or without the country's code (+86, 0086) or the 0 of a call from afar. */
function isMobile({ digits, run, first, end }: Span): boolean {
  const mobile = MOBILE.exec(digits);
  if (!mobile) return false;
  const own = { digits, run, first: run[first]!.digits === mobile[1] ? first + 1 : first, end };
  const pieces = piecesOf(own);
  const known = MOBILE_PIECES.has(pieces.join());
  if (!mayCrossLines(own, MOBILE_PIECES)) return false;
  if (isFraction(own) && !known) return false;
  // 192.168.100.12 and 150,000,000,00 are something else
  return standsAlone(own) && (known || pieces.length < 3 || Math.max(...pieces) < 3);
}

/** Area codes: 010, 02x with eight digits, 03xx to 09xx with seven or eight; before them the country's code ○
 *  (电信网编号计划). */
const LANDLINE = /^(?:(?:00)?86(?=0?[1-9]))?(?:0?10[2-8]\d{7}|0?2\d[2-8]\d{7}|0[3-9]\d{2}[2-8]\d{6,7})$/;

function isLandline(span: Span): boolean {
  const { digits } = span;
  if (!/^(?:00)?(?:86)?0/.test(digits) || !LANDLINE.test(digits)) return false;
  const pieces = piecesOf(span);
  if (pieces.every((one) => one === 1)) return standsAlone(span);
  if (pieces.length > 2 && goesOnAlike(span)) return false;
  return pieces.length === 1 || /^(?:(?:00)?86,)?(?:3|4),(?:7|8|3,4|4,4|4,3)$/.test(pieces.join());
}

/** 0801 2012 0109 0001 2345: as many digits more behind the same gap */
function goesOnAlike({ run, end }: Span): boolean {
  const [last, next] = [run[end - 1]!, run[end]];
  return next !== undefined && next.before === last.before && next.digits.length >= last.digits.length;
}

/** Of before 1999: six digits of the place, six of the birthday, three. GB 11643-1989 */
function isOldIdentityNumber({ digits }: Span): boolean {
  return digits.length === OLD_IDENTITY && PROVINCES.has(digits.slice(0, 2)) && isRealDay(`19${digits.slice(6, 12)}`);
}

/** As an identity number but for its last character. */
function isNearlyIdentityNumber({ digits }: Span): boolean {
  return digits.length === IDENTITY && /^\d{6}(?:19|20)\d{9}[\dX]$/.test(digits) && isRealDay(digits.slice(6, 14));
}
