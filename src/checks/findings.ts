import { CHECKS, type CheckFinding, type CheckId, checkText } from '../law/index.ts';
import type { Inside, Oddity, Piece } from './inside/index.ts';

/** Something found in a file. */
export interface FileFinding extends Pick<CheckFinding, 'severity' | 'text' | 'message' | 'mend'> {
  check: CheckId;
  /** in words: '第 2 段', '工作表“名单”B7', '属性：作者' */
  place: string;
  /** of a plain text: the position in the whole of it; else that in what stands at the place; in UTF-16 units */
  offset: number;
  /** a cleaned copy can take it away */
  removable?: boolean;
  /** unread: a picture that can be read, and was not yet */
  picture?: boolean;
}

/** What people read as text, and so is held against language and form too. */
const WRITTEN: ReadonlySet<Piece['kind']> = new Set(['text', 'header', 'note', 'inserted', 'textbox', 'recognised']);
/** Signs that are told apart by their shape alone, which is what is recognised least surely. */
const BY_SHAPE: ReadonlySet<CheckId> = new Set(['lang.punctuation', 'lang.half-width', 'form.document-number']);
/** What is looked for also where nobody reads. */
const ANYWHERE = /^(?:pii|secrecy)\.|^form\.credit-code$/;
/** What nobody meant to publish: a person decides. Properties are told. */
const ASKED: ReadonlySet<Oddity['check']> = new Set([
  'meta.comments',
  'meta.tracked-changes',
  'meta.hidden',
  'meta.exif',
  'meta.macro',
  'meta.old-revisions',
]);

/** What the checks say of what is in a file. @param today 'YYYY-MM-DD' in China; left out: nothing is said of days to come */
export function findingsIn({ pieces, oddities, unread }: Inside, today?: string): FileFinding[] {
  const look = looking(today);
  return [
    ...pieces.flatMap((piece) => findingsOf(piece, look(piece))),
    ...oddities.map(({ check, place, text, message, removable }) => ({
      ...{ check, severity: ASKED.has(check) ? ('warn' as const) : ('hint' as const) },
      ...{ text, place, offset: 0, message, removable },
    })),
    ...unread.map(({ place, reason, picture }) => ({ ...unreadWhole(reason), place, ...(picture && { picture }) })),
  ];
}

/** Cells of lists say the same again and again: what is so short is looked into once. */
const SHORT = 40;

function looking(today: string | undefined) {
  const known = new Map<string, CheckFinding[]>();
  return ({ text, under }: Piece): CheckFinding[] => {
    if (text.length > SHORT) return checkText(text, { under, today });
    const key = `${under ?? ''}\0${text}`;
    const found = known.get(key) ?? checkText(text, { under, today });
    known.set(key, found);
    return found;
  };
}

function findingsOf({ kind, place, confidence, at = 0 }: Piece, all: readonly CheckFinding[]): FileFinding[] {
  const written = confidence === undefined ? all : all.filter(({ check }) => !BY_SHAPE.has(check));
  const found = WRITTEN.has(kind) ? written : all.filter(({ check }) => ANYWHERE.test(check));
  const placed = found.map(({ index, ...one }) => ({ ...one, place, offset: at + index }));
  return confidence === undefined ? placed : placed.map((one) => recognised(one, confidence));
}

/** Of what was read in a picture: what says so, how sure it was, and no mend, for its letters are none of a text. */
function recognised({ mend: _, ...one }: FileFinding, confidence: number): FileFinding {
  const said = `${one.message}（图片识别所得，把握 ${Math.floor(confidence * 100)}%，请核对原件）`;
  return { ...one, message: said };
}

/** The place of what is said of all of a file. */
export const WHOLE = '整个文件';

/** 未识别，需人工查看: of a whole file, and why. */
export function unreadWhole(reason: string): FileFinding {
  const message = `${CHECKS.unread.name}：${reason}`;
  return { check: 'unread', severity: 'warn', text: '', place: WHOLE, offset: 0, message };
}

/** Findings of one file that are kept; more no person looks at one by one. */
const MOST = 2_000;

/** What people must look at first; where some are left out, the last says so. */
export function fewOf(findings: readonly FileFinding[]): FileFinding[] {
  const heavy = findings.filter(({ severity }) => severity !== 'hint');
  const all = [...heavy, ...findings.filter(({ severity }) => severity === 'hint')];
  if (all.length <= MOST) return all;
  return [...all.slice(0, MOST - 1), unreadWhole(`共发现 ${all.length} 处，只列出前 ${MOST - 1} 处`)];
}
