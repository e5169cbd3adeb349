import { ASKED_AT_ONCE, type Found } from '../../checking/fields.ts';
import { keyOf, type Text } from './texts.ts';

/** Texts in portions that are asked about at once. */
export function portions(texts: readonly Text[]): Text[][] {
  const all: Text[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const one of texts) {
    if (length + one.text.length > ASKED_AT_ONCE) {
      all.push([]);
      length = 0;
    }
    all.at(-1)!.push(one);
    length += one.text.length + 1;
  }
  return all;
}

/** Asks the server what the checks find in some texts. @param signal another question has taken the place of this one
 *  @returns by `keyOf`; undefined: the server could not be asked */
export async function ask(
  address: string,
  token: { value: string },
  texts: readonly Text[],
  signal: AbortSignal,
): Promise<{ found: Map<string, Found[]>; more: boolean } | undefined> {
  try {
    const reply = await fetch(`${address}/findings`, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-csrf-token': token.value },
      body: new URLSearchParams({
        texts: JSON.stringify(texts.map(asAsked)),
      }),
      redirect: 'manual',
      signal,
    });
    if (!reply.ok) return undefined;
    const answer = (await reply.json()) as { found: Found[]; more: boolean };
    const found = new Map<string, Found[]>(texts.map((one) => [keyOf(one), []]));
    for (const one of answer.found.sort((a, b) => a.index - b.index)) found.get(keyOf(texts[one.text]!))!.push(one);
    return { found, more: answer.more };
  } catch {
    return undefined;
  }
}

function asAsked({ field, text, row }: Text): unknown[] {
  if (!row) return [field, text];
  return row.named ? [field, text, row.heads, 'named'] : [field, text, row.heads];
}
