import type { Editor } from '@tiptap/core';
import { weightiestFirst } from '../../../../platform/public-text/weights.ts';
import type { Found } from '../../checking/fields.ts';
import { ask, portions } from './asking.ts';
import { atFields } from './at-fields.ts';
import { type Finding, findingsIn, isMendable, marksOf } from './finding.ts';
import { findingList } from './list.ts';
import { markAt, placeOf, withMarks } from './marks.ts';
import { mendCounter } from './mended.ts';
import { goTo, mend } from './mending.ts';
import { findingNote } from './note.ts';
import { keyOf, textsOf } from './texts.ts';

const QUIET = 600; // ms after the last key
const AGAIN = 15_000; // ms between tries while the server cannot be asked
/** Marks in the body: more would slow down its typing. */
const MARKED = 500;
/** Texts whose findings are remembered besides those on the page: of what was undone, or moved. */
const REMEMBERED = 2_000;

interface Parts {
  form: HTMLFormElement;
  editor: Editor;
  /** of the document in the console */
  address: string;
  token: { value: string };
}

/** Looks into what is written as it is written, with the server's checks: only what is new is asked about, a question is
 *  dropped for a newer one, and without the server the page is as before. @returns what to call when anything changed */
export function checking({ form, editor, address, token }: Parts): () => void {
  const known = new Map<string, Found[]>();
  let findings: Finding[] = [];
  let standing = { away: false, more: false };
  let asking = new AbortController();
  let timer = 0;

  const on = {
    go: (one: Finding) => goTo(editor, one),
    mend: (these: readonly Finding[]) => {
      counter.mended(mend(editor, these), findings);
      changed(0);
    },
  };
  const showList = findingList(on);
  const counter = mendCounter(form);
  const showAtFields = atFields(form, on);
  const note = findingNote(editor, editor.view.dom.parentElement!, on);

  function changed(ms = QUIET): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), ms);
  }

  async function look(): Promise<void> {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { texts } = textsOf(form, editor.state.doc);
    const unknown = new Map(texts.map((one) => [keyOf(one), one] as const).filter(([key]) => !known.has(key)));
    standing = { away: false, more: standing.more && unknown.size > 0 };
    for (const some of portions([...unknown.values()])) {
      const answer = await ask(address, token, some, signal);
      if (signal.aborted) return;
      if (!answer) {
        standing.away = true;
        changed(AGAIN);
        break;
      }
      for (const [key, found] of answer.found) known.set(key, found);
      standing.more ||= answer.more;
      show();
    }
    show();
    forget();
  }

  /** What is known of what stands on the page now: it may be other than what was asked about. */
  function show(): void {
    const { texts, cut } = textsOf(form, editor.state.doc);
    findings = findingsIn(texts, known);
    counter.stand(findings);
    const inBody = marksOf(weightiestFirst(findings));
    editor.view.dispatch(withMarks(editor.state, inBody.slice(0, MARKED)));
    note.know(findings);
    showAtFields(findings);
    showList(findings, { ...standing, cut, unmarked: Math.max(0, inBody.length - MARKED) });
  }

  function forget(): void {
    const { texts } = textsOf(form, editor.state.doc);
    const here = new Set(texts.map(keyOf));
    const others = [...known.keys()].filter((key) => !here.has(key));
    for (const key of others.slice(0, Math.max(0, others.length - REMEMBERED))) known.delete(key);
  }

  /** The finding that the caret is on. */
  function current(): Finding | undefined {
    const active = document.activeElement;
    if (active === editor.view.dom) {
      const id = markAt(editor.state);
      return findings.find((one) => one.id === id);
    }
    return findings.find(({ spot }) => {
      if (spot.in !== 'field' || spot.input !== active) return false;
      const { selectionStart: at } = spot.input;
      return at !== null && spot.from <= at && at <= spot.to;
    });
  }

  /** The next finding from where the caret is, round the page. */
  function step(by: 1 | -1): void {
    const ahead = by === 1 ? findings : [...findings].reverse();
    if (!ahead.length) return;
    const at = ahead.indexOf(current() as Finding);
    const next = at >= 0 ? ahead[(at + 1) % ahead.length] : (ahead.find((one) => isAhead(one, by)) ?? ahead[0]);
    goTo(editor, next!);
  }

  function isAhead({ id, spot }: Finding, by: 1 | -1): boolean {
    const active = document.activeElement;
    if (spot.in === 'body' && active === editor.view.dom)
      return ((placeOf(editor.state, id) ?? spot).from - editor.state.selection.from) * by > 0;
    const element = spot.in === 'body' ? editor.view.dom : spot.input;
    if (!active || active === document.body) return by === 1;
    if (spot.in === 'field' && element === active) return (spot.from - (spot.input.selectionStart ?? 0)) * by > 0;
    const behind = active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    return by === 1 ? behind > 0 : behind === 0;
  }

  document.addEventListener(
    'keydown',
    (event) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (key === 'F8' && !altKey && !ctrlKey && !metaKey) step(shiftKey ? -1 : 1);
      else if (key === 'Enter' && altKey && !ctrlKey && !metaKey) {
        const one = current();
        if (!one || !isMendable(one)) return;
        on.mend([one]);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  changed(0);
  return () => changed();
}
