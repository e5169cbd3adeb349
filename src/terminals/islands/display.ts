import { forget, keepPage, keepPictures } from '../display/browser/keep.ts';
import { listenAt } from '../display/browser/line.ts';
import { stageIn } from '../display/browser/stage.ts';
import type { Item, Message, Report, Slide } from '../display/message.ts';
import { roundOf } from '../playlists/timeline.ts';

/** How often a screen reports, and asks without being told to, ms. */
const REPORT_MS = 30_000;
const ASK_MS = 60_000;
const PATIENCE_MS = 10_000;
/** A clock that is wrong by more than this is put right by the server's, ms. */
const CLOCK_FAULT_MS = 60_000;
/** Documents that were shown and not yet reported, at most. */
const MOST_SHOWN = 200;

/** In place of what is true no longer, where nothing else is due. */
const NOTHING: Slide = { key: '', label: '', html: '' };

const root = document.querySelector<HTMLElement>('#screen');
if (root) start(root);

function start(root: HTMLElement): void {
  const { address, program } = root.dataset as { address: string; program: string };
  const stage = stageIn(root.querySelector('#stage')!, root.querySelector('#page')!);
  const offline = root.querySelector<HTMLElement>('#offline')!;
  let message: Message | undefined;
  let skew = 0;
  let turns = 0;
  let now: { item: Pick<Item, 'seconds'>; slide: Slide; page: number; pages: number } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: Report['shown'] = [];
  let asking = false;
  let askAgain = false;

  const clock = () => Date.now() + skew;
  const over = (slide?: Slide) => slide?.until !== undefined && slide.until <= clock();

  /** What is put up next. */
  function next(): { item: Pick<Item, 'seconds'>; slide: Slide } | undefined {
    if (!message) return undefined;
    const { urgent, items } = message;
    if (urgent.length > 0) return { item: { seconds: 15 }, slide: urgent[turns % urgent.length]! };
    const round = roundOf(
      items.flatMap((item) => item.slides.map((slide) => ({ ...item, slide, until: slide.until }))),
      clock(),
    );
    const item = round[turns % Math.max(1, round.length)];
    if (item) return { item, slide: item.slide };
    return over(now?.slide) ? { item: { seconds: 5 }, slide: NOTHING } : undefined;
  }

  function put(): void {
    clearTimeout(timer);
    const up = next();
    if (up) {
      const same = now?.slide.key === up.slide.key && now.pages === 1;
      const pages = same ? 1 : stage.show(up.slide);
      now = { ...up, page: 0, pages };
    }
    timer = setTimeout(turn, 1_000 * (now ? stage.seconds(now.item.seconds) : 5));
  }

  function turn(): void {
    if (now && now.page + 1 < now.pages) {
      now.page += 1;
      stage.turn(now.page);
      timer = setTimeout(turn, 1_000 * stage.seconds(now.item.seconds));
      return;
    }
    const document = now?.slide.document;
    if (document) {
      const { documentId, revisionId } = document;
      const known = shown.some((one) => one.documentId === documentId && one.revisionId === revisionId);
      if (!known) shown = [...shown, document].slice(-MOST_SHOWN);
    }
    turns += 1;
    put();
  }

  /** What stands on the screen is no longer to be shown, or something urgent is. */
  function apply(told: Message): void {
    const before = message;
    message = told;
    const keys = [...told.urgent, ...told.items.flatMap(({ slides }) => slides)].map(({ key }) => key);
    const urgent = told.urgent.map(({ key }) => key).join() !== (before?.urgent ?? []).map(({ key }) => key).join();
    if (!now || urgent || !keys.includes(now.slide.key)) {
      if (urgent) turns = 0;
      put();
    }
  }

  async function ask(): Promise<void> {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    askAgain = false;
    const answer = await send(`${address}/message`);
    const told = answer?.ok ? ((await answer.json().catch(() => undefined)) as Message | undefined) : undefined;
    asking = false;
    if (answer && (answer.status === 404 || answer.status === 410)) return shutOut();
    if (told) {
      const changed = told.version !== message?.version;
      if (told.address !== address || told.turn !== document.documentElement.dataset.turn)
        return location.replace(told.address);
      const kept = answer!.headers.has('x-kept');
      offline.hidden = !kept;
      const wrong = told.at - Date.now();
      // what was kept is of an earlier hour: then the machine's own clock is believed
      if (!kept) skew = Math.abs(wrong) > CLOCK_FAULT_MS ? wrong : 0;
      apply(told);
      if (changed) {
        void keepPictures(picturesIn(told));
        void report();
      }
      if (told.program !== program && !kept) setTimeout(() => location.reload(), 5_000);
    } else offline.hidden = false;
    if (askAgain) void ask();
  }

  async function send(to: string, init: RequestInit = {}): Promise<Response | undefined> {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), PATIENCE_MS);
    try {
      return await fetch(to, {
        ...init,
        signal: stop.signal,
        cache: 'no-store',
        headers: { accept: 'application/json', ...init.headers },
      });
    } catch {
      return undefined;
    } finally {
      clearTimeout(late);
    }
  }

  async function report(): Promise<void> {
    if (!message) return;
    const said = shown;
    const body: Report = {
      version: message.version,
      label: now?.slide.label.slice(0, 300) ?? '',
      shown: said,
      carries: message.items.flatMap(({ slides }) => slides.flatMap(({ document }) => document ?? [])),
    };
    const headers = { 'content-type': 'application/json', 'x-csrf-token': message.token };
    const answer = await send(`${address}/report`, { method: 'POST', headers, body: JSON.stringify(body) });
    offline.hidden = answer !== undefined && answer.status < 500;
    if (answer?.ok) shown = shown.filter((one) => !said.includes(one));
    else if (answer?.status === 403) void ask();
    else if (answer?.status === 404) void shutOut();
  }

  async function shutOut(): Promise<void> {
    await forget();
    location.replace(address.slice(0, address.lastIndexOf('/')));
  }

  tell(root.querySelector('#clock')!, clock);
  put();
  void ask();
  listenAt(`${address}/signals`, () => void ask());
  setInterval(() => void report(), REPORT_MS);
  setInterval(() => void ask(), ASK_MS);
  addEventListener('resize', put);
  void keepPage(address).catch(() => undefined);
}

/** Addresses of the pictures in what a screen shows. */
function picturesIn({ items }: Message): string[] {
  const all = items.flatMap(({ slides }) =>
    slides.flatMap(({ html }) => {
      const images = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('img');
      return [...images].map((image) => image.getAttribute('src') ?? '');
    }),
  );
  return [...new Set(all)].filter((address) => /^\/(?!\/)/.test(address));
}

/** Day and time in China, always seen. */
function tell(place: HTMLElement, clock: () => number): void {
  const weekday = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', timeZone: 'UTC' });
  const say = () => {
    const at = new Date(clock() + 8 * 3_600_000);
    const day = at.toISOString().slice(0, 10);
    const text = `${day}　${weekday.format(at)}　${at.toISOString().slice(11, 16)}`;
    if (place.textContent !== text) place.textContent = text;
  };
  say();
  setInterval(say, 1_000);
}
