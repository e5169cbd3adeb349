import { createDocument, type Editor, getHTMLFromFragment } from '@tiptap/core';
import { fill } from './filling.ts';
import { type Fields, merged, valuesOf } from './merging.ts';
import type { Theirs } from './saving.ts';

interface Window {
  form: HTMLFormElement;
  editor: Editor;
  /** the form as it was when it and the books last agreed */
  base: Fields;
  /** the form as it stands */
  fields: Fields;
  /** goes on saving, on top of the other's save */
  resume(): void;
}

/** Somebody saved in between, perhaps the same person in another window. What only they changed is taken over, what only
 *  this page changed stays; where both changed the same, both are shown and a person decides. Nothing is lost. */
export function settle(theirs: Theirs, { form, editor, base, fields, resume }: Window): void {
  const box = document.querySelector<HTMLElement>('#recovered')!;
  const { taken, contested, fields: together } = merged(base, fields, theirs.fields, sameIn(editor));
  fill(form, together, editor, new Set(taken));
  const named = (names: string[]) => names.map((name) => labelOf(form, name)).join('、');
  const who = theirs.self ? '您在另一个窗口' : (theirs.by ?? '他人');
  const also = taken.length ? `${who} ${theirs.at} 保存了：${named(taken)}，已并入本页。` : '';
  const close = Object.assign(document.createElement('button'), { type: 'button', className: 'btn quiet' });
  close.textContent = '知道了';
  close.addEventListener('click', () => {
    box.hidden = true;
  });
  if (!contested.length) {
    box.replaceChildren(paragraph(also), close);
    box.hidden = !also;
    resume();
    return;
  }
  const chosen = new Map<string, boolean>();
  const rows = contested.map((name) => row(form, name, valuesOf(theirs.fields, name), theirs.self, chosen));
  const save = Object.assign(document.createElement('button'), { type: 'button', className: 'btn' });
  save.textContent = '按所选保存';
  save.addEventListener('click', () => {
    fill(form, theirs.fields, editor, new Set(contested.filter((name) => chosen.get(name))));
    box.hidden = true;
    resume();
  });
  const both = `${who} ${theirs.at} 也改了：${named(contested)}，与本页不同。请逐项选定，再保存。`;
  box.replaceChildren(paragraph(`${also}${both}`), ...rows, save);
  box.hidden = false;
  box.scrollIntoView({ block: 'nearest' });
}

/** Bodies say the same when the editor would write them alike; empty paragraphs are not kept. */
function sameIn(editor: Editor) {
  const written = ([html = '']: string[]) =>
    getHTMLFromFragment(createDocument(html, editor.schema).content, editor.schema).replace(/<p[^<>]*><\/p>/g, '');
  return (name: string, one: string[], other: string[]) =>
    name === 'body_html'
      ? written(one) === written(other)
      : [...one].sort().join('\n').trim() === [...other].sort().join('\n').trim();
}

function row(form: HTMLFormElement, name: string, values: string[], self: boolean, chosen: Map<string, boolean>) {
  const set = document.createElement('fieldset');
  const legend = Object.assign(document.createElement('legend'), { textContent: labelOf(form, name) });
  const shown = name === 'body_html' ? document.createElement('div') : paragraph(saidOf(form, name, values));
  if (name === 'body_html') {
    shown.className = 'article-body theirs-body';
    shown.innerHTML = values[0] ?? ''; // the server's own, sanitised text
  }
  const pick = (label: string, theirs: boolean) => {
    const input = Object.assign(document.createElement('input'), {
      type: 'radio',
      name: `_conflict_${name}`,
      checked: !theirs,
    });
    input.addEventListener('change', () => chosen.set(name, theirs));
    const around = document.createElement('label');
    around.append(input, label);
    return around;
  };
  const other = self ? '另一个窗口的' : '对方的';
  set.append(legend, pick('用本页的', false), pick(`用${other}：`, true), shown);
  return set;
}

function labelOf(form: HTMLFormElement, name: string): string {
  const label = form.querySelector(`label[for="f-${name}"], fieldset#f-${name} legend`);
  return (label?.firstChild?.textContent ?? name).trim();
}

/** Values as the form words them. */
function saidOf(form: HTMLFormElement, name: string, values: string[]): string {
  const worded = values.map((value) => {
    const option = form.querySelector(`[name="${name}"] option[value="${CSS.escape(value)}"]`);
    const tick = form.querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`)?.closest('label');
    return (option ?? tick)?.textContent?.trim() ?? value;
  });
  return worded.filter(Boolean).join('、') || '（空）';
}

function paragraph(text: string): HTMLElement {
  return Object.assign(document.createElement('p'), { textContent: text });
}
