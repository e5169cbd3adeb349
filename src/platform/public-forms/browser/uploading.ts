import { put, type Sentence, sentenceOf } from '../../browser/sentences.ts';
import type { UploadingSays } from '../says.ts';

/** Files are sent as soon as they are chosen, each with its progress; what the server refuses is named at once. Without
 *  this they travel with the form. */
export function sendFilesAtOnce(field: HTMLElement, form: HTMLFormElement): void {
  const input = field.querySelector<HTMLInputElement>('input[type="file"]')!;
  const list = field.querySelector<HTMLUListElement>('ul.kept')!;
  const most = Number(field.dataset.most);
  const largest = Number(field.dataset.largest);
  const token = new URL(form.action).searchParams.get('_csrf') ?? '';
  list.setAttribute('aria-live', 'polite');
  const say: Say = (name, given) => sentenceOf(field, name, given);
  for (const line of list.querySelectorAll('li')) replaceBox(line, say);
  let queue = Promise.resolve();
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    for (const file of files) {
      const there = list.querySelectorAll('li:not(.refused)').length;
      const line = document.createElement('li');
      const name = document.createElement('span');
      name.textContent = file.name;
      line.append(name);
      list.append(line);
      if (there >= most) refuse(line, name, say('too-many', { name: file.name }), say);
      else if (file.size > largest) refuse(line, name, say('too-large', { name: file.name }), say);
      else {
        const bar = waiting(line, say('progress', { name: file.name }));
        queue = queue.then(() =>
          send(file, line, name, bar, { field: input.name, address: field.dataset.files!, token, say }),
        );
      }
    }
  });
  let busy = false;
  form.addEventListener('submit', (event) => {
    if (!list.querySelector('progress') || busy) return;
    event.preventDefault();
    busy = true;
    void queue.then(() => {
      busy = false;
      form.requestSubmit(event.submitter as HTMLButtonElement | null);
    });
  });
}

interface Way {
  field: string;
  address: string;
  token: string;
  say: Say;
}

/** A sentence of the page. */
type Say = (name: UploadingSays, given?: Record<string, string>) => Sentence;

interface Answer {
  sealed?: string;
  /** as people read it */
  size?: string;
  message?: string;
  /** of the message, where nobody translated it */
  lang?: string;
}

/** An empty bar from the beginning: the file was seen, and its turn comes. */
function waiting(line: HTMLLIElement, said: Sentence): HTMLProgressElement {
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', said.text);
  line.append(bar);
  return bar;
}

/** Resolves in any case: a file that fails is named and the next one follows. */
function send(file: File, line: HTMLLIElement, name: HTMLElement, bar: HTMLProgressElement, way: Way): Promise<void> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = 'json';
    request.open('POST', way.address);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-csrf-token', way.token);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) bar.value = (event.loaded / event.total) * 100;
    });
    request.addEventListener('loadend', () => {
      bar.remove();
      const answer = (request.response ?? {}) as Answer;
      if (request.status === 200 && answer.sealed) accept(line, name, answer.sealed, answer.size ?? '', way.say);
      else {
        const { message, lang } = answer;
        const said = message ? { text: message, ...(lang && { lang }) } : way.say('failed', { name: file.name });
        refuse(line, name, said, way.say);
      }
      resolve();
    });
    const body = new FormData();
    body.append(way.field, file);
    request.send(body);
  });
}

function accept(line: HTMLLIElement, name: HTMLElement, sealed: string, bytes: string, say: Say): void {
  const of = name.textContent;
  const kept = Object.assign(document.createElement('input'), { type: 'hidden', name: 'kept', value: sealed });
  name.append(' ', put(document.createElement('small'), say('kept', { size: bytes })));
  line.append(kept, removal(line, of, say));
}

function refuse(line: HTMLLIElement, name: HTMLElement, why: Sentence, say: Say): void {
  line.classList.add('refused');
  put(name, why);
  line.append(removal(line, why.text, say));
}

function removal(line: HTMLLIElement, of: string, say: Say): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn quiet' });
  put(button, say('remove'));
  button.setAttribute('aria-label', say('remove-what', { name: of }).text);
  button.addEventListener('click', () => line.remove());
  return button;
}

/** The box that works without scripts becomes a button. */
function replaceBox(line: HTMLLIElement, say: Say): void {
  line.querySelector('label')?.replaceWith(removal(line, line.querySelector('span')?.textContent?.trim() ?? '', say));
}
