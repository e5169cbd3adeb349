import { isCardNumber, isCreditCode, isIdentityNumber } from './identifiers.ts';

export type SensitiveKind = 'classifiedMark' | 'internalMark' | 'identityNumber' | 'mobile' | 'bankCard' | 'email';

const CERTAIN: readonly SensitiveKind[] = ['classifiedMark', 'identityNumber', 'bankCard'];

/** What may never be published, whoever has looked at it; of all else a person decides. 条例 arts. 14, 15; 个人信息保护法 art. 28 */
export function isNeverPublic(kind: SensitiveKind): boolean {
  return CERTAIN.includes(kind);
}

/** Something in a text that a person must look at before it is published. */
export interface SensitiveFinding {
  kind: SensitiveKind;
  text: string;
  /** position in the text, in UTF-16 units */
  index: number;
  message: string;
  /** nothing that may ever be public: it stops; what is not certain a person looks at and confirms */
  certain: boolean;
}

interface Check {
  kind: SensitiveKind;
  pattern: RegExp;
  message: string;
  /** what must stand right before it and belongs to it; a mailbox's name has up to 64 characters (RFC 5321) */
  begins?: RegExp;
  holds?: (text: string) => boolean;
}

/** 条例 arts. 14, 15, 17; 保守国家秘密法. Marks as they stand on the papers. */
const CHECKS: readonly Check[] = [
  {
    kind: 'classifiedMark',
    pattern: /(?:绝密|机密|秘密)\s*[★☆*＊]\s*(?:\d+\s*(?:年|个月|月)|长期)?/g,
    message: '疑似国家秘密标志，禁止上网',
  },
  {
    kind: 'internalMark',
    pattern: /内部(?:资料|文件|材料|刊物)|注意保存|工作秘密|仅供内部(?:使用|参阅|参考)|不得外传/g,
    message: '疑似内部资料或工作秘密标注，请确认能否公开',
  },
  {
    kind: 'identityNumber',
    pattern: /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g,
    message: '含居民身份证号码，请隐去',
    holds: isIdentityNumber,
  },
  {
    kind: 'mobile',
    pattern: /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
    message: '含手机号码，请确认是否为公开的办公联系方式',
  },
  {
    kind: 'bankCard',
    pattern: /(?<![0-9A-Za-z])[3-6]\d{3}(?:[- ]?\d{4}){2,3}[- ]?\d{1,4}(?![0-9A-Za-z])/g,
    message: '疑似银行卡号，请隐去',
    holds: (text) => {
      const digits = text.replace(/[- ]/g, '');
      return digits.length >= 15 && isCardNumber(digits) && !isIdentityNumber(digits) && !isCreditCode(digits);
    },
  },
  {
    kind: 'email',
    pattern: /@[\w-]+(?:\.[\w-]+)+/g,
    begins: /[\w.+-]{1,64}$/,
    message: '含电子邮箱，请确认是否为公开的办公邮箱',
  },
];

/** How far before a match is looked. */
const BEFORE = 64;

/** The automatic checks before review, over plain text; findings in the order of the text. Takes time in proportion to
 *  its length, whatever it holds. */
export function findSensitive(text: string): SensitiveFinding[] {
  const findings: SensitiveFinding[] = [];
  for (const { kind, pattern, message, begins, holds } of CHECKS)
    for (const { 0: found, index: at } of text.matchAll(pattern)) {
      const before = begins ? begins.exec(text.slice(Math.max(0, at - BEFORE), at))?.[0] : '';
      if (before === undefined || (holds && !holds(found))) continue;
      findings.push({
        kind,
        text: before + found,
        index: at - before.length,
        message,
        certain: isNeverPublic(kind),
      });
    }
  return findings.sort((a, b) => a.index - b.index);
}
