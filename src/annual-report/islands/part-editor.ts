// The editor of one part: figures stand in the text as chips that cannot be typed into, inserted by button or keyboard;
// the preview follows, and unsaved text is not left behind unasked. Without it the form works by itself.
import type { Editor } from '@tiptap/core';
import { chipEditor, textIn } from '../narrative/browser/chips.ts';
import { figurePicker } from '../narrative/browser/figure-picker.ts';

const area = document.querySelector<HTMLTextAreaElement>('#f-text');
const preview = document.querySelector<HTMLElement>('#preview');
const list = document.querySelector<HTMLElement>('#figures');

if (area && preview && list) start(area, preview, list);

function start(area: HTMLTextAreaElement, preview: HTMLElement, list: HTMLElement): void {
  const entries = [...list.querySelectorAll<HTMLElement>('[data-figure]')];
  const values = new Map(entries.map((entry) => [entry.dataset.figure!, entry.dataset.value ?? '']));
  let sent = false;
  const before = area.value;

  const editor: Editor = chipEditor(area, values, (text) => {
    area.value = text;
    show();
  });
  const show = () => {
    const lines = area.value.split('\n').filter((line) => line.trim());
    preview.replaceChildren(...lines.map((line) => paragraph(line, values)));
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

function paragraph(line: string, values: Map<string, string>): HTMLElement {
  const p = document.createElement('p');
  let end = 0;
  for (const match of line.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const value = values.get(match[1]!.trim());
    if (value === undefined) continue;
    p.append(line.slice(end, match.index));
    const chip = document.createElement('span');
    chip.className = 'chip';
    chip.textContent = value;
    p.append(chip);
    end = match.index + match[0].length;
  }
  p.append(line.slice(end));
  return p;
}
