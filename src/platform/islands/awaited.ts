/** Shows what is recognised in pictures as it comes: asks for the page again, with growing pauses, and puts its parts that tell
 *  of findings in the place of those here; what was ticked and typed in them stays. Without scripts a link does. */
const said = document.querySelector<HTMLElement>('[data-awaited]');
const PAUSES = [2, 3, 5, 8, 13, 21, 34, 60];
const before = said?.innerHTML ?? '';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const inputsIn = (part: Element) => [...part.querySelectorAll<Input>('input:not([type=hidden]), textarea, select')];
const isBox = (input: Input): input is HTMLInputElement =>
  input instanceof HTMLInputElement && (input.type === 'checkbox' || input.type === 'radio');
const nameOf = (input: Input) => (isBox(input) ? `${input.name} ${input.value}` : input.name);

/** Whether somebody is typing in a part: it is left alone until they are done. */
const isTypedIn = (part: Element): boolean => {
  const active = document.activeElement;
  return active instanceof HTMLElement && part.contains(active) && active.matches('input[type=text], textarea, select');
};

function replace(part: Element, other: Element): void {
  const focused = part.contains(document.activeElement) ? document.activeElement!.id : '';
  const kept = new Map(inputsIn(part).map((input) => [nameOf(input), input]));
  const fresh = document.importNode(other, true);
  for (const input of inputsIn(fresh)) {
    const old = kept.get(nameOf(input));
    if (!old) continue;
    if (isBox(input)) input.checked = (old as HTMLInputElement).checked;
    else input.value = old.value;
  }
  part.replaceWith(fresh);
  if (focused) document.getElementById(focused)?.focus();
}

/** @returns whether more is awaited; undefined: the page cannot be had */
async function look(address: string): Promise<boolean | undefined> {
  const reply = await fetch(address, { redirect: 'manual' });
  if (!reply.ok) return undefined;
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const parts = [...document.querySelectorAll('[data-refreshed]')];
  if (parts.some(isTypedIn)) return true;
  for (const part of parts) {
    const other = page.getElementById(part.id);
    if (other) replace(part, other);
  }
  return page.querySelector('[data-awaited]') !== null;
}

async function turn(at: HTMLElement, nth: number): Promise<void> {
  let more: boolean | undefined = true;
  try {
    if (!document.hidden) more = await look(at.dataset.awaited!);
  } catch {
    // the network is away for a moment: look again
  }
  if (more) setTimeout(turn, PAUSES[Math.min(nth, PAUSES.length - 1)]! * 1_000, at, nth + 1);
  else if (more === undefined) at.innerHTML = before;
  else at.textContent = '图片里的文字已识别完，结果已列出。';
}

if (said) {
  said.textContent = '正在识别图片里的文字，识别完自动列出结果。';
  setTimeout(turn, PAUSES[0]! * 1_000, said, 1);
}
