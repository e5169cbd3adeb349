import type { Found } from '../../checking/fields.ts';
import type { Mark } from './marks.ts';
import { keyOf, type Spot, type Text } from './texts.ts';

/** A finding with its place on the page. */
export interface Finding extends Omit<Found, 'text'> {
  id: string;
  where: string;
  spot: Spot;
}

/** What is known of texts, as findings where they stand now, in the order of the page. */
export function findingsIn(texts: readonly Text[], known: ReadonlyMap<string, readonly Found[]>): Finding[] {
  return texts.flatMap((text) =>
    (known.get(keyOf(text)) ?? []).flatMap(({ text: _, ...found }, n) => {
      const spot = text.spot(found.index, found.index + found.found.length);
      if (!spot) return [];
      const id = `${text.where} ${spot.from} ${found.check} ${n}`;
      return [{ ...found, id, where: text.where, spot }];
    }),
  );
}

/** Those of the body, as marks. */
export function marksOf(findings: readonly Finding[]): Mark[] {
  return findings.flatMap(({ id, severity, spot }) =>
    spot.in === 'body' ? [{ id, severity, from: spot.from, to: spot.to }] : [],
  );
}

/** Whether something else can be put in its place: not over several cells, and not an address of a link. */
export function isMendable({ mend, found, spot }: Finding): boolean {
  return mend !== undefined && !found.includes('\t') && !(spot.in === 'body' && spot.whole);
}
