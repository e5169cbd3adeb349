import { chinese, put, sentenceOf } from '../../../platform/browser/sentences.ts';
import type { ALIKE } from '../pages/says.ts';

const PAUSE_MS = 600;

interface Alike {
  documents: { href: string; title: string }[];
}

/** Shows published documents that match what is being typed, beneath it. */
export function suggestAlike(form: HTMLFormElement, box: HTMLElement): void {
  const fields = ['subject', 'description'].map((name) => form.elements.namedItem(name) as HTMLInputElement);
  let timer: ReturnType<typeof setTimeout>;
  let asked = '';
  const ask = async () => {
    const [q = '', more = ''] = fields.map((field) => field.value.trim().slice(0, 200));
    const text = String(new URLSearchParams({ q, more }));
    if (text === asked) return;
    asked = text;
    if (q.length + more.length < 2) return draw(box, []);
    const reply = await fetch(`${box.dataset.address}?${text}`).catch(() => undefined);
    const found = reply?.ok ? ((await reply.json()) as Alike).documents : [];
    if (text === asked) draw(box, found);
  };
  for (const field of fields)
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    });
  void ask();
}

function draw(box: HTMLElement, documents: Alike['documents']): void {
  box.hidden = documents.length === 0;
  const said = (name: keyof typeof ALIKE) => sentenceOf(box, name);
  const head = put(document.createElement('h3'), said('head'));
  const help = put(Object.assign(document.createElement('p'), { className: 'help' }), said('help'));
  const list = Object.assign(document.createElement('ul'), { className: 'list' });
  for (const { href, title } of documents) {
    const line = document.createElement('li');
    const link = Object.assign(document.createElement('a'), { href, target: '_blank', rel: 'noopener' });
    line.append(put(link, chinese(title)));
    list.append(line);
  }
  box.replaceChildren(head, help, list);
}
