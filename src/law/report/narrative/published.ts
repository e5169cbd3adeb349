import { CHANNELS } from '../../channels.ts';
import type { ReportRead } from '../audit-input.ts';
import type { Section } from '../report.ts';
import { breakdownsOf } from './breakdowns.ts';
import { LEDGER } from './expressions.ts';
import { ownOf } from './own.ts';
import { isOfReport } from './scope.ts';
import { readSentence } from './statements.ts';
import { paragraphsOf } from './text.ts';
import { tokensOf } from './tokens.ts';
import { START } from './told.ts';

/** A figure of what was made public, and in which section it stands. */
export interface Published {
  figure: number;
  section: number;
}

/** What a report's text says was made public in its year: in all, and by the channels that it names. Rough figures, other
 *  years' and others' are left out; of several the largest is the whole. @returns by what is counted, in Chinese */
export function publishedIn(
  sections: readonly Section[],
  { authority, signatory, year }: Pick<ReportRead, 'authority' | 'signatory' | 'year'>,
): ReadonlyMap<string, Published> {
  const own = ownOf(authority?.name ?? signatory);
  const found = new Map<string, Published>();
  const take = (what: string, figure: number, section: number) => {
    if (figure > (found.get(what)?.figure ?? -1)) found.set(what, { figure, section });
  };
  for (const [section, { title, text }] of sections.entries())
    for (const { sentences } of paragraphsOf(text, title))
      for (const sentence of sentences) {
        const known = {
          ...START,
          channels: {},
          text: ({ at, end }: { at: number; end: number }) => sentence.slice(at, end),
        };
        for (const { reading, quantity, scope } of readSentence(sentence, tokensOf(sentence, own, year), known, {})
          .statements)
          if (
            reading?.alternatives[0]?.what === LEDGER &&
            !reading.doubt &&
            isOfReport(scope) &&
            scope.subject === 'own'
          )
            if (scope.time === 'this' && quantity.low === quantity.high) take('公开的信息', quantity.value, section);
        for (const { parts } of breakdownsOf(sentence, year))
          for (const { inReports } of Object.values(CHANNELS)) {
            const of = inReports ? parts.filter(({ label }) => inReports.words.test(label)) : [];
            if (of.length === 1) take(`${inReports!.label}公开的信息`, of[0]!.count, section);
          }
      }
  return found;
}
