import { dictionary } from '@zxcvbn-ts/language-common';

/** Some 49,000 passwords that stand most often in what leaked elsewhere, in small letters. */
const leaked = new Set(dictionary['passwords-common']);

/** Whether others have this password, in whatever letters, or one of theirs with figures and signs around it. */
export function isLeaked(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = /\p{L}(?:.*\p{L})?/su.exec(plain)?.[0] ?? plain;
  return leaked.has(plain) || leaked.has(bare);
}
