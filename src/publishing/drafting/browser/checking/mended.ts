import { mendsIn, mendsTold, mendsWith } from '../../checking/mended.ts';

interface Mended {
  check: string;
  found: string;
}

/** Counts what is mended by a click, in a field of the form that goes with each save. What comes back, since it was taken
 *  back, is counted no more. */
export function mendCounter(form: HTMLFormElement) {
  const field = form.querySelector<HTMLInputElement>('input[name="mended"]')!;
  /** what was mended, with how many alike were left */
  const done: (Mended & { left: number })[] = [];
  const alike = (all: readonly Mended[], { check, found }: Mended) =>
    all.filter((one) => one.check === check && one.found === found).length;
  const tell = (check: string, by: 1 | -1) => {
    field.value = mendsTold(mendsWith(mendsIn(field.value), check, by, named));
  };

  return {
    /** @param before all that was found before these were mended */
    mended(these: readonly Mended[], before: readonly Mended[]): void {
      for (const [n, { check, found }] of these.entries()) {
        const left = alike(before, { check, found }) - alike(these.slice(0, n + 1), { check, found });
        done.push({ check, found, left });
        tell(check, 1);
      }
    },
    /** @param findings all that is found now */
    stand(findings: readonly Mended[]): void {
      for (let n = done.length - 1; n >= 0; n--) {
        if (alike(findings, done[n]!) <= done[n]!.left) continue;
        tell(done[n]!.check, -1);
        done.splice(n, 1);
      }
    },
  };
}

/** Not `randomUUID`: a page that came without TLS has none. */
const named = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
