import type { Editor } from '@tiptap/core';
import { type Fields, valuesOf } from './merging.ts';

/** Puts values into the form and the body into its editor. @param only these; all unless told */
export function fill(form: HTMLFormElement, fields: Fields, editor: Editor, only?: ReadonlySet<string>): void {
  const wanted = (name: string) => name !== 'save_count' && !name.startsWith('_') && (!only || only.has(name));
  for (const input of form.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    if (!input.name || !wanted(input.name)) continue;
    const values = valuesOf(fields, input.name);
    if (input.type === 'checkbox' || input.type === 'radio') input.checked = values.includes(input.value);
    else if (values.length) input.value = values[0]!;
  }
  // tied in another window: this page has no box for it yet
  if (wanted('relations'))
    for (const value of valuesOf(fields, 'relations'))
      if (!form.querySelector(`[name=relations][value="${CSS.escape(value)}"]`))
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'relations', value }));
  if (wanted('body_html')) editor.commands.setContent(valuesOf(fields, 'body_html')[0] ?? '', { emitUpdate: true });
}
