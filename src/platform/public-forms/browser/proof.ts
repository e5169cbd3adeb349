import { put, sentenceOf } from '../../browser/sentences.ts';
import type { PROOF } from '../check.tsx';
import { sha256 } from './sha256.ts';

/** Hashes between two breaths, so that the page stays alive on a slow phone. */
const AT_ONCE = 1_500;

/** Works until the hash of 'challenge:n' begins with so many zero bits. @returns n */
export function work(challenge: string, bits: number): Promise<string> {
  return new Promise((resolve) => {
    let n = 0;
    const some = () => {
      for (const end = n + AT_ONCE; n < end; n++)
        if (sha256(`${challenge}:${n}`)[0]! >>> (32 - bits) === 0) return resolve(String(n));
      setTimeout(some);
    };
    some();
  });
}

/** The machine answers for the person: the sum is no longer asked. While it works, sending waits. */
export function proveHuman(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[name="proof"]')!;
  const question = form.querySelector<HTMLElement>('#human')!;
  const said = form.querySelector<HTMLElement>('#working')!;
  if (question.querySelector('.wrong')) return; // the machine's answer did not do: the person gives theirs
  question.hidden = true;
  let waiting: HTMLElement | null | undefined;
  const done = work(field.dataset.challenge!, Number(field.dataset.bits)).then((proof) => {
    field.value = proof;
    if (waiting !== undefined) form.requestSubmit(waiting as HTMLButtonElement | null);
  });
  void done;
  form.addEventListener('submit', (event) => {
    const { submitter } = event;
    if (field.value || submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    waiting = submitter;
    said.hidden = false;
    put(said, sentenceOf<keyof typeof PROOF>(said, 'working'));
  });
}
