import type { FileFinding } from '../../../src/checks/findings.ts';
import { judge } from '../timing.ts';
import type { Case } from './cases.ts';

/** Of each check: recall and precision at least, in percent; of others they are told. */
const TARGETS: Readonly<Record<string, { recall?: number; precision?: number }>> = {
  'pii.resident-id': { recall: 100, precision: 99.5 },
  'pii.bank-card': { recall: 100, precision: 99.5 },
  'form.credit-code': { recall: 100, precision: 99.5 },
  'pii.mobile': { recall: 99.5, precision: 98 },
  'pii.landline': { recall: 99.5, precision: 98 },
  'secrecy.mark': { recall: 100, precision: 97 },
};

interface Tally {
  right: number;
  missed: number;
  wrong: number;
}

/** Told where they are no fault of a text. */
const NOT_JUDGED = /^(?:meta\.|unread|norm\.)/;
/** Those that Unicode gives no plain form, by their first: 0, and 1 to 9. */
const CIRCLED = ['⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽', '⓿❶❷❸❹❺❻❼❽❾', '⓿➊➋➌➍➎➏➐➑➒', '⓪➀➁➂➃➄➅➆➇➈'];
const plainDigit = (sign: string) => String(CIRCLED.map((row) => row.indexOf(sign)).find((n) => n >= 0) ?? sign);
const flat = (text: string) =>
  text
    .replace(/[⓪⓵-⓽⓿❶-❾➀-➒]/g, plainDigit)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Holds what was found against what was planted. */
export class Score {
  private readonly tallies = new Map<string, Tally>();
  private readonly missed: string[] = [];
  private readonly wrong: string[] = [];

  add({ kind, disguise, carrier, planted, file }: Case, found: readonly FileFinding[]): void {
    const used = new Set<FileFinding>();
    for (const { check, text } of planted) {
      const same = found.filter((one) => one.check === check && touches(one.text, text));
      for (const one of same) used.add(one);
      this.of(check)[same.length ? 'right' : 'missed'] += 1;
      if (!same.length) {
        const others = found.map((one) => `${one.check} ${one.text}`).join('; ');
        this.missed.push(
          `${check} | ${kind} | ${disguise} | ${carrier} | ${text} | found: ${others} | ${/txt|csv|html/.test(file.name) ? file.bytes.toString().replaceAll('\n', '⏎') : ''}`,
        );
      }
    }
    for (const one of found) {
      if (used.has(one) || NOT_JUDGED.test(one.check)) continue;
      // a number or a mark in disguise is no Chinese
      if (/^lang\./.test(one.check) && planted.some(({ check }) => !/^(?:lang|form)\./.test(check))) continue;
      // a paper that is marked may say of itself that it is not for everybody
      const marked = planted.some(({ check, text }) => check === 'secrecy.mark' && touches(one.text, text));
      if (one.check === 'secrecy.internal' && marked) continue;
      this.of(one.check).wrong += 1;
      this.wrong.push(
        `${one.check} ${one.severity} | ${one.text} | ${kind} | ${disguise} | ${carrier} ${one.place} | planted: ${planted.map(({ text }) => text).join()} | ${file.name}`,
      );
    }
  }

  private of(check: string): Tally {
    const there = this.tallies.get(check) ?? { right: 0, missed: 0, wrong: 0 };
    this.tallies.set(check, there);
    return there;
  }

  print(show: boolean): void {
    if (show)
      for (const line of [...this.missed.map((one) => `missed ${one}`), ...this.wrong.map((one) => `wrong ${one}`)])
        process.stdout.write(`${JSON.stringify(line)}\n`);
    const language = { right: 0, wrong: 0 };
    for (const [check, { right, wrong }] of this.tallies)
      if (/^(?:lang|form)\./.test(check)) {
        language.right += right;
        language.wrong += wrong;
      }
    const found = language.right + language.wrong;
    judge(`language and form precision (${found} found)`, (100 * language.right) / found, '%', { atLeast: 95 });
    for (const [check, { right, missed, wrong }] of [...this.tallies].sort()) {
      judge(
        `${check} recall (${right + missed} planted)`,
        right + missed ? (100 * right) / (right + missed) : 100,
        '%',
        { atLeast: TARGETS[check]?.recall ?? 0 },
      );
      judge(`${check} precision (${right + wrong} found)`, right + wrong ? (100 * right) / (right + wrong) : 100, '%', {
        atLeast: TARGETS[check]?.precision ?? 95,
      });
    }
  }
}

function touches(found: string, planted: string): boolean {
  const [one, other] = [flat(found), flat(planted)];
  return other === '' || one.includes(other) || other.includes(one) || one.slice(-4) === other.slice(-4);
}
