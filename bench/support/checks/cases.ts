import { type Carried, inGbk, LINES, LISTS, SPLIT } from './carriers.ts';
import { combined, DIGITS, type Disguise, GLUE, INVISIBLE, partsOf, SEPARATORS, X } from './disguises.ts';
import { HIDDEN } from './hidden-carriers.ts';
import { COLUMNS, innocents } from './innocents.ts';
import { CORRECT, FAULTS } from './language.ts';
import { INTERNAL, MARK_DISGUISES, SECRET } from './marks.ts';
import { Numbers } from './numbers.ts';
import { paper, sentence } from './papers.ts';
import { PERSONS, type PersonKind } from './persons.ts';

/** A file, and what is to be found in it. */
export interface Case {
  /** what is planted, or that it only looks so */
  kind: string;
  disguise: string;
  carrier: string;
  planted: readonly { check: string; text: string }[];
  file: Carried;
}

const PLAIN: Disguise = (number) => number;
const single = (kind: PersonKind): [string, Disguise][] => [
  ['plain', PLAIN],
  ...(kind.disguised ? [DIGITS, SEPARATORS, INVISIBLE, GLUE].flatMap((one) => Object.entries(one)) : []),
  ...(kind.name.endsWith('with X') ? Object.entries(X) : []),
];
/** Of what these are written in is more than digits. */
const LETTERED: ReadonlySet<string> = new Set([
  'pii.email',
  'pii.plate',
  'pii.passport',
  'pii.permit',
  'form.credit-code',
]);
/** What stands between letters and digits of papers, or is glued to them, makes another number of them. */
/** Digits that the font of the PDF files has none of: they are printed as boxes. */
const BOXES = /keycaps|segmented|Thai/;
const isShown = (carrier: string, disguise: string) => !/^pdf/.test(carrier) || !BOXES.test(disguise);
const fits = (kind: PersonKind, name: string) =>
  !LETTERED.has(kind.check) ||
  ['plain', 'full width', 'zero-width', 'directions', 'mathematical bold'].some((one) => name.startsWith(one));

/** A sentence with what is planted, between two others. */
function line(kind: PersonKind, written: string, numbers: Numbers): string {
  const [before, after] = numbers.random.pick(kind.sentences);
  return `${numbers.random.next() < 0.5 ? sentence(numbers) : ''}${before}${written}${after || ' '}${numbers.random.next() < 0.5 ? sentence(numbers) : ''}`;
}

/** @param scale how often each is made */
export async function* personCases(scale: number): AsyncGenerator<Case> {
  const numbers = new Numbers(12);
  for (const kind of PERSONS) {
    const ways = single(kind);
    const combinations =
      kind.disguised && !LETTERED.has(kind.check) ? Array.from({ length: 40 * scale }, () => combined(numbers)) : [];
    for (const [name, write] of [...ways, ...combinations.map((one) => [one.name, one.write] as const)]) {
      if (!fits(kind, name)) continue;
      for (let n = 0; kind.sentences.length && n < (name === 'plain' ? 10 : 3) * scale; n += 1) {
        const text = write(kind.make(numbers), numbers);
        yield await one(kind, name, 'txt line', text, LINES['txt line']!(line(kind, text, numbers)));
      }
      const head = numbers.random.pick(kind.heads);
      if (!head) continue;
      const [carrier, list] = numbers.random.pick(Object.entries(LISTS).filter(([one]) => isShown(one, name)));
      const text = write(kind.make(numbers), numbers).replaceAll('\n', ' ');
      yield await one(kind, name, `${carrier} list`, text, list(listOf(head, text, numbers)), head);
    }
    if (!kind.sentences.length) continue;
    for (const [carrier, carry] of Object.entries(LINES))
      for (const [name, write] of [
        ['plain', PLAIN] as const,
        ...(kind.disguised && !LETTERED.has(kind.check)
          ? [combined(numbers)].map((it) => [it.name, it.write] as const)
          : []),
      ]) {
        const text = write(kind.make(numbers), numbers).replace(/\t/g, ' ');
        if (!isShown(carrier, name)) continue;
        yield await one(kind, name, carrier, text, carry(line(kind, text, numbers)));
      }
    const plain = kind.make(numbers);
    const file = inGbk(line(kind, plain, numbers));
    if (file) yield one(kind, 'plain', 'txt in GBK', plain, file);
    for (const head of kind.heads)
      for (const [carrier, list] of Object.entries(LISTS)) {
        const text = kind.make(numbers);
        yield await one(kind, 'plain', `${carrier} list`, text, list(listOf(head, text, numbers)), head);
      }
  }
}

async function one(
  kind: PersonKind,
  disguise: string,
  carrier: string,
  text: string,
  file: Carried | Promise<Carried>,
  head = '',
): Promise<Case> {
  return {
    kind: kind.name + (head && ` under ${head}`),
    disguise,
    carrier,
    planted: [{ check: kind.check, text }],
    file: await file,
  };
}

function listOf(head: string, text: string, numbers: Numbers): string[][] {
  const row = (value: string) => [
    String(numbers.random.whole(1, 9)),
    numbers.name(),
    value,
    `${numbers.random.whole(1, 9)}00`,
  ];
  return [['序号', '姓名', head, '金额（元）'], row(text)];
}

/** Numbers of which the pieces stand apart: in cells, lines, runs. */
export async function* splitCases(scale: number): AsyncGenerator<Case> {
  const numbers = new Numbers(34);
  const ways: Readonly<Record<string, (number: string) => string[]>> = {
    'by groups': (number) => partsOf(number, numbers),
    'digit by digit': (number) => [...number],
    'in two': (number) => {
      const at = numbers.random.whole(3, number.length - 3);
      return [number.slice(0, at), number.slice(at)];
    },
    'in two, full width': (number) => {
      const at = numbers.random.whole(4, number.length - 4);
      const wide = number.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
      return [wide.slice(0, at), wide.slice(at)];
    },
    'in three': (number) => [number.slice(0, 5), number.slice(5, 11), number.slice(11)],
  };
  const sure = PERSONS.filter(({ name }) =>
    ['identity number', 'identity number with X', 'mobile', 'bank card of 16', 'bank card of 19'].includes(name),
  );
  for (const kind of sure)
    for (const [way, cut] of Object.entries(ways))
      for (const [carrier, carry] of Object.entries(SPLIT)) {
        // of what is no identity number only pieces as forms have them say what they are
        if (kind.check !== 'pii.resident-id' && /cells/.test(carrier) && way.startsWith('in ')) continue;
        if (/^pdf/.test(carrier) && scale < 2 && way === 'in three') continue;
        const number = kind.make(numbers);
        yield await one(kind, way, carrier, number, carry(cut(number)));
      }
}

export async function* markCases(scale: number): AsyncGenerator<Case> {
  const numbers = new Numbers(56);
  for (const [check, marks] of [
    ['secrecy.mark', SECRET],
    ['secrecy.internal', INTERNAL],
  ] as const)
    for (const [n, make] of marks.entries()) {
      const kind = `${check} ${n + 1}`;
      for (const [disguise, write] of Object.entries(MARK_DISGUISES))
        for (let k = 0; k < 2 * scale; k += 1) {
          const plain = make(numbers);
          const text = write(plain, numbers);
          yield {
            kind: `${kind} ${plain}`,
            disguise,
            carrier: 'txt line',
            planted: [{ check, text }],
            file: await LINES['txt line']!(text),
          };
        }
      for (const [carrier, carry] of Object.entries(LINES)) {
        const text = make(numbers);
        yield {
          kind: `${kind} ${text}`,
          disguise: 'plain',
          carrier,
          planted: [{ check, text }],
          file: await carry(text),
        };
      }
    }
}

/** What a file carries besides its text. */
export async function* carriedCases(): AsyncGenerator<Case> {
  for (const [carrier, check] of Object.entries(CARRIED))
    yield {
      kind: check,
      disguise: 'plain',
      carrier,
      planted: [{ check, text: '' }],
      file: await LINES[carrier]!('核实过，按此办理'),
    };
}
const CARRIED: Readonly<Record<string, string>> = {
  'docx comment': 'meta.comments',
  'docx deleted': 'meta.tracked-changes',
  'docx inserted': 'meta.tracked-changes',
  'docx hidden': 'meta.hidden',
  'docx white': 'meta.hidden',
  'docx property': 'meta.properties',
  'docx in docx': 'meta.embedded',
  'xlsx hidden row': 'meta.hidden',
  'xlsx hidden column': 'meta.hidden',
  'xlsx hidden sheet': 'meta.hidden',
  'xlsx comment': 'meta.comments',
  'xlsx property': 'meta.properties',
  'pptx comment': 'meta.comments',
  'odt comment': 'meta.comments',
  'odt property': 'meta.properties',
  'ods hidden row': 'meta.hidden',
  'xls hidden row': 'meta.hidden',
};

/** The same in places where few look. */
export async function* hiddenCases(): AsyncGenerator<Case> {
  const numbers = new Numbers(43);
  const kinds = PERSONS.filter(({ disguised, sentences }) => disguised && sentences.length);
  for (const kind of kinds)
    for (const [carrier, carry] of Object.entries(HIDDEN))
      for (const [name, write] of [
        ['plain', PLAIN] as const,
        ...(LETTERED.has(kind.check) ? [] : [combined(numbers)].map((it) => [it.name, it.write] as const)),
      ]) {
        const [before, after] = numbers.random.pick(kind.sentences);
        const text = write(kind.make(numbers), numbers).replace(/[\t\n]/g, ' ');
        // a name of a file holds no slash and no more than so much
        const plain = /name of/.test(carrier) ? kind.make(numbers) : text;
        yield await one(kind, name, carrier, plain, carry(`${before}${plain}${after || ' '}`.trim()));
      }
  for (const [n, make] of SECRET.entries())
    for (const [carrier, carry] of Object.entries(HIDDEN)) {
      const text = make(numbers);
      const planted = [{ check: 'secrecy.mark', text }];
      yield { kind: `secrecy.mark ${n + 1} ${text}`, disguise: 'plain', carrier, planted, file: await carry(text) };
    }
}

export async function* innocentCases(scale: number): AsyncGenerator<Case> {
  const numbers = new Numbers(78);
  const harmless = (disguise: string, carrier: string, file: Carried): Case => ({
    kind: 'innocent',
    disguise,
    carrier,
    planted: [],
    file,
  });
  for (const text of innocents(numbers, 8 * scale)) yield harmless('plain', 'txt line', await LINES['txt line']!(text));
  for (const [disguise, write] of Object.entries({
    'full width': DIGITS['full width']!,
    'zero-width characters': INVISIBLE['zero-width characters here and there']!,
  }))
    for (const text of innocents(numbers, scale))
      yield harmless(disguise, 'txt line', await LINES['txt line']!(write(text, numbers)));
  for (const [carrier, carry] of Object.entries(LINES))
    for (const text of numbers.random.some(innocents(numbers, 1), 6 * scale))
      yield harmless('plain', carrier, await carry(text));
  for (const [carrier, list] of Object.entries(LISTS))
    for (let n = 0; n < 12 * scale; n += 1) {
      // on paper wide tables have their cells broken
      const columns = numbers.random.some(COLUMNS, carrier === 'pdf' ? 3 : 5);
      const rows = Array.from({ length: 30 }, () => columns.map(([, make]) => make(numbers)));
      yield harmless('table', `${carrier} list`, await list([columns.map(([head]) => head), ...rows]));
    }
  for (let n = 0; n < 300 * scale; n += 1)
    yield harmless('paper', 'txt', { name: '通知.txt', bytes: Buffer.from(paper(numbers)) });
}

export async function* languageCases(): AsyncGenerator<Case> {
  for (const { check, wrong, sentence: around } of FAULTS)
    for (const carrier of ['txt line', 'docx paragraph']) {
      const file = await LINES[carrier]!(around.replace('{}', wrong));
      yield { kind: `${check} ${wrong}`, disguise: 'plain', carrier, planted: [{ check, text: wrong }], file };
    }
  for (const text of CORRECT)
    yield {
      kind: 'correct',
      disguise: 'plain',
      carrier: 'txt line',
      planted: [],
      file: await LINES['txt line']!(text),
    };
}
