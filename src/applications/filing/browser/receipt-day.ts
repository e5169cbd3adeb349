const PAUSE_MS = 250;
const FIELDS = ['channel', 'arrived', 'confirmed'];

interface Preview {
  headline: string;
  why: string[];
}

/** Asks the server, as channel and dates are typed, which day of receipt and which last day they come to. */
export function showReceiptDay(form: HTMLFormElement, box: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout>;
  let latest = 0;
  const ask = async () => {
    latest += 1;
    const mine = latest;
    const typed = new FormData(form);
    const query = new URLSearchParams(FIELDS.map((name): [string, string] => [name, String(typed.get(name) ?? '')]));
    const reply = await fetch(`${box.dataset.address}?${query}`).catch(() => undefined);
    if (reply?.ok && mine === latest) draw(box, (await reply.json()) as Preview);
  };
  form.addEventListener('input', ({ target }) => {
    if (!FIELDS.includes((target as HTMLInputElement).name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  void ask();
}

function draw(box: HTMLElement, { headline, why }: Preview): void {
  const big = Object.assign(document.createElement('p'), { className: 'big', textContent: headline });
  const list = Object.assign(document.createElement('ul'), { className: 'why' });
  list.append(...why.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
  box.replaceChildren(big, list);
}
