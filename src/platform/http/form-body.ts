import { FailureError, tooLarge } from '../outcome.ts';

/** More fields than any page of ours has. */
const MOST_FIELDS = 5_000;

/** A form as browsers send it (application/x-www-form-urlencoded): names and values, a name sent again as a list. Decoded
 *  by the machine in one piece: megabytes of text take some milliseconds, which others wait for.
 *  @throws FailureError (tooLarge) for more than 5,000 fields */
export function parseForm(sent: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null);
  const pairs = sent.split('&', MOST_FIELDS + 1);
  if (pairs.length > MOST_FIELDS) throw new FailureError(tooLarge('提交的内容项数过多，请分几次提交'));
  for (const pair of pairs) {
    if (!pair) continue;
    const at = pair.indexOf('=');
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decoded(pair.slice(at + 1));
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

/** What is not well encoded comes out as far as it can be read. */
function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return new URLSearchParams(`x=${text}`).get('x') ?? '';
  }
}
