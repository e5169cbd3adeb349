/** 今日任务 on a bad network: what is confirmed is kept on the phone and sent when somebody answers; the page comes up again
 *  without a network. Without scripts its forms do. */
import {
  type Deed,
  deeds,
  draftOf,
  dropDeed,
  dropDraft,
  dropRefused,
  keepDeed,
  keepDraft,
  MOST,
} from '../contacts/browser/outbox.ts';
import { hasWorker, keepPages, TODAY } from '../contacts/browser/pages.ts';
import { scaled } from '../contacts/browser/photo.ts';
import { type Sent, send } from '../contacts/browser/send.ts';

/** While something waits: browsers inside of other programs do not always tell that the network is back. */
const AGAIN_MS = 5_000;
const SOON_MS = 2_000;

const page = document.querySelector<HTMLElement>('[data-today]');
if (page && 'indexedDB' in globalThis) {
  const staffId = Number(page.dataset.today);
  const form = document.querySelector<HTMLFormElement>('#confirm');
  onShare();
  if (form) {
    void onTask(form, page, staffId);
    whenBack(() => void send(staffId).catch(() => undefined));
  }
  const box = document.querySelector<HTMLElement>('[data-kept]');
  if (box) onList(box, staffId);
}

/** One task: its photo is kept as soon as it was taken, its confirmation before anything is sent. */
async function onTask(form: HTMLFormElement, { dataset }: HTMLElement, staffId: number): Promise<void> {
  const task = Number(new URL(form.action).pathname.split('/').pop());
  const input = form.querySelector<HTMLInputElement>('[name=photo]');
  const button = form.querySelector<HTMLButtonElement>('button')!;
  let photo: Blob | undefined = input ? await draftOf(task, staffId).catch(() => undefined) : undefined;
  input?.parentElement?.classList.add('ready');
  if (input && photo) show(input, photo);
  input?.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (!file) return;
    button.disabled = true;
    void scaled(file)
      .then(async (small) => {
        photo = small;
        await keepDraft({ task, staffId, photo: small }).catch(() => undefined);
        show(input, small);
      })
      .finally(() => {
        button.disabled = false;
      });
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.disabled) return;
    if (input && !photo) return say(form, '请先拍一张照片');
    button.disabled = true;
    const given = new FormData(form);
    const deed: Deed = {
      ...{ key: String(given.get('key')), staffId, task, what: String(given.get('what')) },
      ...{ doneAt: new Date().toISOString(), photo: photo ?? null, said: dataset.said ?? '', refused: '' },
      order: Date.now(),
    };
    void keepAndGo(form, deed).catch(() => {
      button.disabled = false;
      say(form, '手机上没有地方存了，请到有网络的地方再办，或者清理手机存储');
    });
  });
}

/** What is forwarded: copied, or handed to the phone's own sheet. */
function onShare(): void {
  const text = document.querySelector<HTMLTextAreaElement>('#share-text');
  const copy = document.querySelector<HTMLButtonElement>('[data-copy-text]');
  const sheet = document.querySelector<HTMLButtonElement>('[data-share]');
  const said = document.querySelector<HTMLElement>('[data-copied]');
  if (!text || !copy || !sheet || !said) return;
  copy.hidden = false;
  copy.addEventListener('click', () => {
    text.select();
    said.textContent = document.execCommand('copy') ? '已复制，到群里粘贴' : '请长按上面的文字复制';
  });
  if (typeof navigator.share !== 'function') return;
  sheet.hidden = false;
  sheet.addEventListener('click', () => void share(text.value, sheet.dataset.share!).catch(() => undefined));
}

async function share(text: string, card: string): Promise<void> {
  const picture = card ? await fetch(card).then((answer) => (answer.ok ? answer.blob() : undefined)) : undefined;
  const files = picture ? [new File([picture], 'card.png', { type: 'image/png' })] : [];
  const whole = { text, files };
  await navigator.share(files.length && navigator.canShare?.(whole) ? whole : { text });
}

async function keepAndGo(form: HTMLFormElement, deed: Deed): Promise<void> {
  if ((await deeds()).length >= MOST) throw new Error('full');
  await dropRefused(deed.task);
  await keepDeed(deed);
  await dropDraft(deed.task);
  if (navigator.onLine) await Promise.race([send(deed.staffId), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  if (navigator.onLine || hasWorker()) location.assign(TODAY);
  else say(form, '已存在手机上，网络恢复后打开“今日任务”自动送出');
}

function show(input: HTMLInputElement, photo: Blob): void {
  const frame = input.parentElement!;
  const picture = frame.querySelector('img') ?? document.createElement('img');
  picture.src = URL.createObjectURL(photo);
  picture.alt = '刚拍的照片';
  frame.prepend(picture);
  frame.querySelector('[data-shoot]')!.textContent = '重拍';
}

function say(form: HTMLFormElement, words: string): void {
  let line = form.querySelector<HTMLElement>('.warning');
  if (!line) {
    line = document.createElement('p');
    line.className = 'warning';
    line.setAttribute('role', 'alert');
    form.prepend(line);
  }
  line.textContent = words;
}

/** The list: what waits is sent, and what was refused is told with its reason. */
function onList(box: HTMLElement, staffId: number): void {
  const tasks = [...document.querySelectorAll<HTMLAnchorElement>('[data-task] a')];
  const cards = tasks.filter(({ dataset }) => 'card' in dataset).map(({ href }) => `${href}/card.png`);
  void keepPages([...tasks.map(({ href }) => href), ...cards]).catch(() => undefined);
  const turn = async () => {
    const sent = await send(staffId);
    if (sent.sent && sent.state === 'done') return location.reload();
    await draw(box, staffId, sent);
  };
  const again = () => void turn().catch(() => undefined);
  box.addEventListener('click', (event) => {
    const { key, act } = (event.target as HTMLElement).dataset;
    if (!key) return;
    void (async () => {
      const deed = (await deeds()).find((one) => one.key === key);
      if (deed && act === 'again') await keepDeed({ ...deed, refused: '' });
      else await dropDeed(key);
      again();
    })();
  });
  void draw(box, staffId, undefined).then(again);
  whenBack(again);
  setInterval(again, AGAIN_MS);
}

/** When the network is there again, or the phone is taken out again. */
function whenBack(again: () => void): void {
  addEventListener('online', () => {
    again();
    setTimeout(again, SOON_MS); // a network that has just come may not carry yet
  });
  addEventListener('pageshow', (event) => event.persisted && again());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());
}

const WHY: Partial<Record<Sent['state'], string>> = {
  signIn: '登录已过期，请重新登录，登录后自动送出。',
  other: '现在登录的是另一个人，由本人登录后送出。',
};

async function draw(box: HTMLElement, staffId: number, sent: Sent | undefined): Promise<void> {
  const all = await deeds();
  const own = all.filter((deed) => deed.staffId === staffId);
  const waiting = own.filter(({ refused }) => !refused);
  const others = all.length - own.length;
  for (const line of document.querySelectorAll<HTMLElement>('[data-task]'))
    line.classList.toggle(
      'kept-here',
      waiting.some(({ task }) => task === Number(line.dataset.task)),
    );
  const parts: Node[] = [];
  if (waiting.length)
    parts.push(text('p', `${waiting.length} 项等网络恢复后自动送出。${(sent && WHY[sent.state]) ?? ''}`));
  for (const deed of own.filter(({ refused }) => refused)) {
    const line = text('p', `没有收下：${deed.said}。${deed.refused}`);
    line.append(document.createElement('br'), choice(deed, 'again', '再送一次'), choice(deed, 'drop', '不要了'));
    parts.push(line);
  }
  if (others) parts.push(text('p', `这台手机上另有 ${others} 项是其他使用者的，由其本人登录后送出。`));
  box.hidden = parts.length === 0;
  box.replaceChildren(...parts);
}

function text(name: string, words: string): HTMLElement {
  const node = document.createElement(name);
  node.textContent = words;
  return node;
}

function choice({ key }: Deed, act: string, words: string): HTMLElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'btn quiet', textContent: words });
  Object.assign(button.dataset, { key, act });
  return button;
}
