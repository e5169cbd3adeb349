import type { ReportRead } from '../audit-input.ts';
import { breakdownsIn } from './breakdowns.ts';
import { changesIn } from './changes.ts';
import { type Judged, judge, tellsAccepted } from './judged.ts';
import { ofKind } from './labels.ts';
import { ownOf } from './own.ts';
import { partsIn } from './parts.ts';
import type { Known } from './readings.ts';
import { readSentence } from './statements.ts';
import { type Paragraph, paragraphsOf } from './text.ts';
import { tokensOf } from './tokens.ts';
import { START } from './told.ts';

const DISCLOSURE = /信息公开|依申请公开|政务公开/;
const APPLICATIONS = /依申请|公开申请/;

/** Sentences of a paragraph one after the other: what one makes known, the next may take for known. */
function paragraphJudged({ heading, sentences }: Paragraph, report: ReportRead, where: string): Judged[] {
  const own = ownOf(report.authority?.name ?? report.signatory);
  let known: Known = {
    ...START,
    topic: APPLICATIONS.test(heading) ? 'applications' : undefined,
    channels: report.channels,
    text: () => '',
  };
  return sentences.map((sentence) => {
    const text: Known['text'] = ({ at, end }) => sentence.slice(at, end);
    const disclosed = DISCLOSURE.test(heading) || DISCLOSURE.test(sentence.split('其中')[0] ?? '');
    const read = readSentence(
      sentence,
      tokensOf(sentence, own, report.year),
      { ...known, text, disclosed, named: APPLICATIONS.test(sentence) },
      report.tables,
    );
    known = read.known;
    const accepted = tellsAccepted(read.statements, report.tables);
    const judged = read.statements.map((statement) => judge(statement, accepted, report.tables, where));
    const isSure = (n: number) => judged[n]!.findings.length === 0 && judged[n]!.hints.length === 0;
    const changes = changesIn(
      read.statements,
      ({ words }) => ofKind(words, 'change').map(text).join(''),
      (one) => isSure(read.statements.indexOf(one)),
      where,
    );
    const parts = partsIn(read.statements, (one) => isSure(read.statements.indexOf(one)), where);
    return joined([...judged, breakdownsIn(sentence, where, report), { findings: [...changes, ...parts], hints: [] }]);
  });
}

const joined = (all: readonly Judged[]): Judged => ({
  findings: all.flatMap(({ findings }) => findings),
  hints: all.flatMap(({ hints }) => hints),
});

/** Figures of the text that contradict the tables, the ledger or each other, where the words leave no doubt; and those
 *  that differ from what they seem to be of, each with the reason why that may be no mistake. */
export const judgeNarrative = (report: ReportRead): Judged =>
  joined(
    (report.sections ?? []).flatMap(({ title, text }, i) =>
      paragraphsOf(text, title).flatMap((paragraph) => paragraphJudged(paragraph, report, `sections[${i}].text`)),
    ),
  );
