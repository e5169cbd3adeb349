// The editor of one part: figures stand in the text as chips that cannot be typed into, inserted by button or keyboard;
// the preview follows, and unsaved text is not left behind unasked. Without it the form works by itself.
import type { Editor } from '@tiptap/core';
import { chipEditor, textIn } from '../narrative/browser/chips.ts';
import { figurePicker } from '../narrative/browser/figure-picker.ts';
import { type Known, stretches } from '../narrative/origins.ts';

const area = document.querySelector<HTMLTextAreaElement>('#f-text');
const preview = document.querySelector<HTMLElement>('#preview');
const list = document.querySelector<HTMLElement>('#figures');

if (area && preview && list) start(area, preview, list);

function start(area: HTMLTextAreaElement, preview: HTMLElement, list: HTMLElement): void {
  const entries = [...list.querySelectorAll<HTMLElement>('[data-figure]')];
  const values = new Map(entries.map((entry) => [entry.dataset.figure!, entry.dataset.value ?? '']));
  const known = JSON.parse(preview.dataset.known ?? '[]') as Known[];
  const own = preview.dataset.own ?? '';
  let sent = false;
  const before = area.value;

  const editor: Editor = chipEditor(area, values, (text) => {
    area.value = text;
    show();
  });
  const show = () => {
    const lines = area.value.split('\n').filter((line) => line.trim());
    preview.replaceChildren(...lines.map((line) => paragraph(line, values, known, own)));
  };
  const picker = figurePicker(list, entries, (name) => {
    editor.view.focus(); // at once: what is typed next belongs to the text
    editor.chain().insertContent({ type: 'figure', attrs: { name } }).run();
  });
  editor.view.dom.addEventListener('keydown', (event) => {
    if (event.key !== '/' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    picker.focus();
  });
  area.form?.addEventListener('submit', () => {
    area.value = textIn(editor);
    sent = true;
  });
  addEventListener('beforeunload', (event) => {
    if (!sent && area.value !== before) event.preventDefault();
  });
}

/** A line as it will read, marked as the server marks it. */
function paragraph(line: string, values: Map<string, string>, known: Known[], own: string): HTMLElement {
  const p = document.createElement('p');
  for (const { text, from, href } of stretches(line, known)) {
    if (from === 'author') {
      const span = document.createElement('span');
      span.className = 'own-words';
      span.title = own;
      span.append(...figures(text, values));
      p.append(span);
    } else p.append(...figures(text, values));
    if (!href) continue;
    const link = document.createElement('a');
    link.className = 'records';
    link.href = href;
    link.textContent = '记录';
    p.append(link);
  }
  return p;
}

function figures(text: string, values: Map<string, string>): (string | HTMLElement)[] {
  const found: (string | HTMLElement)[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const value = values.get(match[1]!.trim());
    if (value === undefined) continue;
    const chip = document.createElement('span');
    chip.className = 'chip';
    chip.textContent = value;
    found.push(text.slice(end, match.index), chip);
    end = match.index + match[0].length;
  }
  return [...found, text.slice(end)];
}
