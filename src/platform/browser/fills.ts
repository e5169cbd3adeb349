/* What our scripts and the editor's parts use and the oldest browsers that we build for (bin/build.js) lack. Each works as
   its standard says (ECMA-262; HTML, form.requestSubmit, dialog.showModal). */

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function findLast<T>(this: ArrayLike<T>, fits: (item: T, index: number, all: ArrayLike<T>) => unknown): T | undefined {
  for (let n = this.length - 1; n >= 0; n--) if (fits(this[n]!, n, this)) return this[n];
  return undefined;
}

/** Sends a form as if this button were pressed: what it says goes along, and who listens is told. */
function requestSubmit(this: HTMLFormElement, submitter?: HTMLElement | null): void {
  const button = (submitter as HTMLButtonElement | null | undefined) ?? document.createElement('button');
  const own = button.form === this;
  if (!own) {
    button.hidden = true;
    this.append(button);
  }
  button.click();
  if (!own) button.remove();
}

/** Where no dialog stands above a page it stands in it. */
function showModal(this: HTMLElement): void {
  this.setAttribute('open', '');
}
function close(this: HTMLElement): void {
  this.removeAttribute('open');
  this.dispatchEvent(new Event('close'));
}

const FILLS: [of: object | undefined, name: string, fill: unknown][] = [
  [Array.prototype, 'at', at],
  [Array.prototype, 'findLast', findLast],
  [String.prototype, 'at', at],
  [Object, 'hasOwn', (of: object, name: string) => Object.getOwnPropertyDescriptor(of, name) !== undefined],
  [globalThis.HTMLFormElement?.prototype, 'requestSubmit', requestSubmit],
  [globalThis.HTMLElement?.prototype, 'showModal', showModal],
  [globalThis.HTMLElement?.prototype, 'close', close],
];

for (const [of, name, value] of FILLS)
  if (of && !(name in of)) Object.defineProperty(of, name, { value, configurable: true, writable: true });

/** Names that scripts may use although the oldest browsers lack them. */
export const filled: readonly string[] = FILLS.map(([, name]) => name);
