const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECKS = '10X98765432';
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether eight digits are a day of the calendar, of 1850 and later. */
export function isRealDay(yyyymmdd: string): boolean {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6)].map(Number);
  if (!year || !month || !day || year < 1850 || month > 12) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Resident identity number (居民身份证号码): 18 characters, a birthday that exists, check digit. GB 11643-1999 */
export function isIdentityNumber(text: string): boolean {
  const value = text.toUpperCase();
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return IDENTITY_CHECKS[sum % 11] === value[17] && isRealDay(value.slice(6, 14));
}

/** Whether the birthday in an identity number is no later than `today` (YYYY-MM-DD): nobody has one before they are born. */
export function isBornBy(identityNumber: string, today: string): boolean {
  return identityNumber.slice(6, 14) <= today.replaceAll('-', '');
}

/** Unified social credit code (统一社会信用代码): 18 characters, the last checks the others by MOD 31. GB 32100-2015 */
export function isCreditCode(text: string): boolean {
  const value = text.toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(value)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of value.slice(0, 17)) {
    sum += CREDIT_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] === value[17];
}

/** A telephone's number as people write it: mainland mobile, or landline with its area (0453-3921234), each with or without
 *  +86, an extension (转801, -801, 分机801); abroad with +. Spaces, brackets and dashes between digits do not count. */
export function isTelephone(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\s()‐‑–—-]/g, '');
  return /^(?:\+?86|0086)?(?:1[3-9]\d{9}|0?[1-9]\d{6,11}|0\d{9,15})(?:(?:转|分机|ext\.?|#)\d{1,6})?$|^\+[1-9]\d{6,14}$|^\d{7,8}(?:(?:转|分机|#)\d{1,6})?$/i.test(
    plain,
  );
}

/** Mainland mobile number: 11 digits beginning 13–19. */
export function isMobile(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}

/** 13–19 digits, not all alike, that pass Luhn's check, as bank cards do. */
export function isCardNumber(text: string): boolean {
  if (!/^\d{13,19}$/.test(text) || /^(\d)\1+$/.test(text)) return false;
  let sum = 0;
  for (let n = 0; n < text.length; n++) {
    const value = (text.charCodeAt(text.length - 1 - n) - 48) * (n % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const stars = (count: number) => '＊'.repeat(Math.max(0, count));

/** Keeps `head` and `tail` characters; a text too short to hide anything is hidden whole. */
function mask(text: string, head: number, tail: number): string {
  const letters = [...text];
  if (letters.length <= head + tail) return stars(letters.length);
  return (
    letters.slice(0, head).join('') +
    stars(letters.length - head - tail) +
    letters.slice(letters.length - tail).join('')
  );
}

/** 231081＊＊＊＊＊＊＊＊0011 */
export const maskIdentity = (text: string): string => mask(text, 6, 4);

/** 138＊＊＊＊1234 */
export const maskPhone = (text: string): string => mask(text, 3, 4);
/** The first letter of the mailbox, and where it is. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 1 ? mask(text, 1, 0) : `${text[0]}＊＊＊${text.slice(at)}`;
}

const COMPOUND_SURNAMES =
  /^(欧阳|上官|司马|诸葛|司徒|东方|独孤|南宫|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|轩辕|端木)(?=.)/u;

/** 张＊, 张＊＊, 欧阳＊: the surname stays. */
export function maskName(text: string): string {
  return mask(text, COMPOUND_SURNAMES.test(text) && [...text].length > 2 ? 2 : 1, 0);
}
