import { put, sentenceOf } from '../../../platform/browser/sentences.ts';
import type { SAVING } from '../pages/says.ts';

/** What is typed stays on the person's own device until it is filed: the identity number only while the tab is open,
 *  the rest for a week. Files are kept by the server's slips, not here. */
const WEEK_MS = 7 * 86_400_000;
const PREFIX = 'gongkai:filing:';
const SHORT = /documentNumber/i;
const NEVER = new Set(['_csrf', '_once', 'as', 'drop']);

type Fields = [name: string, value: string][];

function read(store: Storage, key: string): Fields {
  try {
    const saved = JSON.parse(store.getItem(PREFIX + key) ?? 'null') as { at: number; fields: Fields } | null;
    return saved && Date.now() - saved.at < WEEK_MS && Array.isArray(saved.fields) ? saved.fields : [];
  } catch {
    return [];
  }
}

function write(store: Storage, key: string, fields: Fields): void {
  store.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), fields }));
}

/** Removes what any of the forms left here. */
export function dropSaved(): void {
  for (const store of [() => localStorage, () => sessionStorage])
    try {
      for (const key of Object.keys(store())) if (key.startsWith(PREFIX)) store().removeItem(key);
    } catch {
      // nothing can be kept here, so nothing is
    }
}

function fieldsOf(form: HTMLFormElement): Fields {
  return [...new FormData(form)].flatMap(
    ([name, value]): Fields =>
      typeof value === 'string' && value !== '' && !NEVER.has(name) && name !== 'kept' ? [[name, value]] : [],
  );
}

/** Saves as the person types, brings back what was left in an empty form, and says so with a button to remove it. */
export function saveWhileTyping(form: HTMLFormElement, box: HTMLElement): void {
  const key = box.dataset.key!;
  const said = box.querySelector('p')!;
  const say = (name: keyof typeof SAVING, given = {}) => {
    box.hidden = false;
    put(said, sentenceOf(box, name, given));
  };
  const fresh = fieldsOf(form);
  const untouched = fresh.every(([name]) => form.elements.namedItem(name) instanceof HTMLSelectElement);
  if (untouched && restore(form, key)) say('restored');
  let timer: ReturnType<typeof setTimeout>;
  const save = () => {
    try {
      const all = fieldsOf(form);
      write(
        localStorage,
        key,
        all.filter(([name]) => !SHORT.test(name)),
      );
      write(
        sessionStorage,
        key,
        all.filter(([name]) => SHORT.test(name)),
      );
      say('saved', {
        time: new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }),
      });
    } catch {
      say('refused');
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  });
  box.querySelector('button')!.addEventListener('click', () => {
    clearTimeout(timer);
    dropSaved();
    say('cleared');
  });
}

function restore(form: HTMLFormElement, key: string): boolean {
  let fields: Fields = [];
  try {
    fields = [...read(localStorage, key), ...read(sessionStorage, key)];
  } catch {
    return false;
  }
  let typed = false;
  for (const [name, value] of fields) {
    const element = form.elements.namedItem(name);
    if (element instanceof HTMLInputElement && element.type === 'checkbox') element.checked = element.value === value;
    else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      element.value = value;
      typed = true;
    } else if (element instanceof HTMLSelectElement || element instanceof RadioNodeList) element.value = value;
  }
  if (fields.some(([name]) => name === 'byAgent')) form.querySelector('details')!.open = true;
  return typed;
}
