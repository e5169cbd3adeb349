/** Files are sent as soon as they are chosen, each with its progress; what the server refuses is named at once. Without
 *  this they travel with the form. */
export function sendFilesAtOnce(field: HTMLElement, form: HTMLFormElement): void {
  const input = field.querySelector<HTMLInputElement>('input[type="file"]')!;
  const list = field.querySelector<HTMLUListElement>('ul.kept')!;
  const most = Number(field.dataset.most);
  const largest = Number(field.dataset.largest);
  const token = new URL(form.action).searchParams.get('_csrf') ?? '';
  list.setAttribute('aria-live', 'polite');
  for (const line of list.querySelectorAll('li')) replaceBox(line);
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
      if (there >= most) refuse(line, name, `“${file.name}”没有收下，最多 ${most} 个文件`);
      else if (file.size > largest) refuse(line, name, `“${file.name}”超过 ${largest / 1048576} MB，请缩小后再上传`);
      else {
        const bar = waiting(line, file.name);
        queue = queue.then(() =>
          send(file, line, name, bar, { field: input.name, address: field.dataset.files!, token }),
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
}

interface Answer {
  sealed?: string;
  /** as people read it */
  size?: string;
  message?: string;
}

/** An empty bar from the beginning: the file was seen, and its turn comes. */
function waiting(line: HTMLLIElement, of: string): HTMLProgressElement {
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', `${of} 上传进度`);
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
      if (request.status === 200 && answer.sealed) accept(line, name, answer.sealed, answer.size ?? '');
      else refuse(line, name, answer.message ?? `“${file.name}”上传没有完成，请重新选择这个文件`);
      resolve();
    });
    const body = new FormData();
    body.append(way.field, file);
    request.send(body);
  });
}

function accept(line: HTMLLIElement, name: HTMLElement, sealed: string, bytes: string): void {
  const of = name.textContent;
  const kept = Object.assign(document.createElement('input'), { type: 'hidden', name: 'kept', value: sealed });
  const size = document.createElement('small');
  size.textContent = ` ${bytes}，已收下`;
  name.append(size);
  line.append(kept, removal(line, of));
}

function refuse(line: HTMLLIElement, name: HTMLElement, message: string): void {
  line.classList.add('refused');
  name.textContent = message;
  line.append(removal(line, name.textContent));
}

function removal(line: HTMLLIElement, of: string): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'btn quiet',
    textContent: '移除',
  });
  button.setAttribute('aria-label', `移除 ${of}`);
  button.addEventListener('click', () => line.remove());
  return button;
}

/** The box that works without scripts becomes a button. */
function replaceBox(line: HTMLLIElement): void {
  line.querySelector('label')?.replaceWith(removal(line, line.querySelector('span')?.textContent?.trim() ?? ''));
}
