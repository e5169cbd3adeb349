import { put, sentenceOf } from '../../platform/browser/sentences.ts';
import { listenAt } from '../display/browser/line.ts';
import { clearAll, keepIn } from '../kiosk/browser/clearing.ts';
import { keyboard } from '../kiosk/browser/keyboard.ts';
import type { KIOSK } from '../kiosk/says.ts';
import type { Candidate } from '../kiosk/typing/candidates.ts';

const REPORT_MS = 30_000;
/** So that what is told meanwhile is shown with it, ms. */
const TOGETHER_MS = 2_000;
const place = document.querySelector<HTMLElement>('#kiosk');
if (place) start(place);

function start(place: HTMLElement): void {
  const { address, token, used, idle, warn } = place.dataset as Record<string, string>;
  const headers = { 'x-csrf-token': token!, 'content-type': 'application/json', accept: 'application/json' };
  const home = address!.slice(0, -1);
  const at = document.querySelector<HTMLElement>('[data-document]')?.dataset.document;
  keepIn();
  keyboard(place.querySelector('#keys')!, async (letters) => {
    const answer = await fetch(`${address}spelt/${letters}`, { headers: { accept: 'application/json' } }).catch(
      () => undefined,
    );
    return answer?.ok ? ((await answer.json()) as Candidate[]) : [];
  });

  /** Everything is cleared, here and on the server; without network it is tried until it is. */
  async function end(): Promise<void> {
    await clearAll();
    const said = document.createElement('p');
    document.querySelector('main')?.replaceChildren(put(said, sentenceOf<keyof typeof KIOSK>(place, 'clearing')));
    const ended = await fetch(`${address}end`, { method: 'POST', headers, body: '{}' }).catch(() => undefined);
    if (!ended) return void setTimeout(() => void end(), 3_000);
    location.replace(ended.redirected ? ended.url : home);
  }

  async function report(): Promise<void> {
    const body = JSON.stringify({ label: document.title.slice(0, 300), document: at ? Number(at) : null });
    const answer = await fetch(`${address}report`, { method: 'POST', headers, body }).catch(() => undefined);
    if (answer?.status === 404) return location.replace(home);
    const told = answer?.ok ? ((await answer.json()) as { gone: boolean }) : undefined;
    if (told?.gone) location.replace(home);
  }

  document.querySelector<HTMLFormElement>('#end')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void end();
  });
  if (used) watch(place, Number(idle), Number(warn), () => void end());
  const sheets = document.querySelector<HTMLIFrameElement>('#sheets');
  sheets?.addEventListener('load', () => sheets.contentWindow?.print());
  void report();
  setInterval(() => void report(), REPORT_MS);
  let first = true;
  listenAt(`${address}signals`, () => {
    if (!first && !used) setTimeout(() => location.reload(), TOGETHER_MS); // the first page, that nobody uses
    first = false;
    void report();
  });
}

/** Asks whether anybody is there, and ends when nobody answers. Seconds. */
function watch(place: HTMLElement, idle: number, warn: number, end: () => void): void {
  const still = place.querySelector<HTMLElement>('#still')!;
  const left = place.querySelector<HTMLElement>('#left')!;
  let quiet = 0;
  const awake = () => {
    quiet = 0;
    still.hidden = true;
  };
  for (const kind of ['pointerdown', 'keydown', 'scroll', 'touchmove'])
    addEventListener(kind, () => still.hidden && awake(), { capture: true, passive: true });
  place.querySelector('#stay')!.addEventListener('click', awake);
  place.querySelector('#leave')!.addEventListener('click', end);
  const timer = setInterval(() => {
    quiet += 1;
    if (quiet < idle) return;
    if (still.hidden) {
      still.hidden = false;
      place.querySelector<HTMLElement>('#stay')!.focus();
    }
    left.textContent = String(Math.max(0, idle + warn - quiet));
    if (quiet < idle + warn) return;
    clearInterval(timer);
    end();
  }, 1_000);
}
