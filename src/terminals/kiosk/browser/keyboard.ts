import { chinese, type Sentence, put as say, sentenceOf } from '../../../platform/browser/sentences.ts';
import type { KEYS } from '../says.ts';
import type { Candidate } from '../typing/candidates.ts';
import { hasCapitals, type Mode, modesOf, ROWS } from './keys.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;
/** Words that are offered at once. */
const SHOWN = 8;
/** Letters that wait for a word at most. */
const MOST_LETTERS = 30;

/** A keyboard on the screen, below whatever is being filled in: Chinese by pinyin with words to choose from, Latin and
 *  Cyrillic letters, figures, as the page's language asks for them. @param ask words for letters, from the server */
export function keyboard(place: HTMLElement, ask: (letters: string) => Promise<Candidate[]>): { hide(): void } {
  let field: Field | undefined;
  const modes = modesOf(document.documentElement.lang);
  const label = (name: keyof typeof KEYS) => sentenceOf(place, name);
  let mode: Mode = modes[0]!;
  let upper = false;
  let letters = '';
  let words: Candidate[] = [];
  let at = 0;
  let asked = 0;

  const key = (text: string | Sentence, press: () => void, kind = '') => {
    const button = Object.assign(document.createElement('button'), { type: 'button', tabIndex: -1 });
    say(button, typeof text === 'string' ? chinese(text) : text);
    button.className = `key ${kind}`;
    button.addEventListener('pointerdown', (event) => event.preventDefault()); // what is filled in keeps the focus
    button.addEventListener('click', press);
    return button;
  };
  const row = (...keys: HTMLElement[]) => {
    const line = document.createElement('div');
    line.append(...keys);
    return line;
  };

  function draw(): void {
    const rows = ROWS[mode].map((line) =>
      row(
        ...[...line].map((letter) =>
          key(upper && hasCapitals(mode) ? letter.toUpperCase() : letter, () => type(letter)),
        ),
      ),
    );
    const others = modes
      .filter((other) => other !== mode)
      .map((other) => key(label(other), () => change(other), 'wide'));
    const last = row(
      ...others,
      ...(hasCapitals(mode) ? [key(label(upper ? 'lower' : 'upper'), shift, 'wide')] : []),
      key(label('space'), space, 'space'),
      key(label('back'), back, 'wide'),
      key(label('done'), hide, 'wide go'),
    );
    place.replaceChildren(...(mode === 'pinyin' ? [choices()] : []), ...rows, last);
  }

  function choices(): HTMLElement {
    const line = row();
    line.className = 'words';
    const spelt = Object.assign(document.createElement('b'), { textContent: letters });
    const shown = words.slice(at, at + SHOWN);
    line.append(spelt, ...shown.map((word) => key(word.text, () => choose(word), 'word')));
    if (at > 0) line.append(key(label('before'), () => page(-SHOWN), 'wide'));
    if (at + SHOWN < words.length) line.append(key(label('next'), () => page(SHOWN), 'wide'));
    return line;
  }

  function page(by: number): void {
    at += by;
    draw();
  }

  function change(to: Mode): void {
    spell('');
    mode = to;
    draw();
  }

  function shift(): void {
    upper = !upper;
    draw();
  }

  function type(letter: string): void {
    if (mode === 'pinyin') spell((letters + letter).slice(0, MOST_LETTERS));
    else put(upper && hasCapitals(mode) ? letter.toUpperCase() : letter);
  }

  function space(): void {
    const [first] = words.slice(at);
    if (letters && first) choose(first);
    else if (!letters) put(' ');
  }

  function back(): void {
    if (letters) spell(letters.slice(0, -1));
    else erase();
  }

  function choose({ text, used }: Candidate): void {
    put(text);
    spell(letters.slice(used));
  }

  function spell(to: string): void {
    letters = to;
    at = 0;
    asked += 1;
    const mine = asked;
    if (!letters) words = [];
    draw();
    if (!letters) return;
    void ask(letters).then((found) => {
      if (mine !== asked) return;
      words = found;
      draw();
    });
  }

  function put(text: string): void {
    if (!field) return;
    const most = field.maxLength > 0 ? field.maxLength - field.value.length : text.length;
    const fits = text.slice(0, Math.max(0, most));
    try {
      field.setRangeText(
        fits,
        field.selectionStart ?? field.value.length,
        field.selectionEnd ?? field.value.length,
        'end',
      );
    } catch {
      field.value += fits; // of an address of mail a browser tells no place
    }
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function erase(): void {
    if (!field) return;
    const { selectionStart: from, selectionEnd: to } = field;
    if (from === null || to === null) field.value = field.value.slice(0, -1);
    else field.setRangeText('', from === to ? Math.max(0, from - 1) : from, to, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function hide(): void {
    spell('');
    place.hidden = true;
    document.body.classList.remove('typing');
    field?.blur();
    field = undefined;
  }

  document.addEventListener('focusin', ({ target }) => {
    if (!isField(target)) {
      if (!place.hidden) hide();
      return;
    }
    field = target;
    mode = wantsFigures(target) ? 'figures' : target.type === 'email' ? 'latin' : modes[0]!;
    spell('');
    place.hidden = false;
    document.body.classList.add('typing');
    target.scrollIntoView({ block: 'center' });
  });
  return { hide };
}

const TYPED = new Set(['text', 'search', 'tel', 'email', 'url', 'number', 'textarea']);

function isField(target: EventTarget | null): target is Field {
  const one = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return one && TYPED.has(target.type) && !target.readOnly;
}

const wantsFigures = ({ type, inputMode, name }: Field) =>
  type === 'tel' || type === 'number' || inputMode === 'numeric' || /number|telephone|postcode/i.test(name);
