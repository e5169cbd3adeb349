import { csvField } from '../../channels/index.ts';
import type { Survey } from '../preparing/store.ts';
import { KINDS } from '../questions/questions.ts';
import { LEAST, shareOf } from '../questions/tally.ts';
import type { PublicText } from './pages.tsx';
import type { ShownVersion } from './shown.ts';

const HEADS = ['版本', '题号', '题目', '题型', '分组', '选项', '人数', '占比', '平均分'];
const FEW = `少于 ${LEAST}`;

/** Results as CSV, UTF-8 with its mark: a line for each option, and for each group of it; what is not shown says so. */
export function resultsCsv(versions: readonly ShownVersion[]): string {
  const lines = versions.flatMap(({ number, questions, groups }) => [
    ...questions.flatMap(({ number: at, title, kind, answered, rows, mean }) => {
      const of = [String(number), String(at), title, KINDS[kind], ''];
      const all = [...of, '（回答）', answered === null ? FEW : String(answered), '', mean?.toFixed(2) ?? ''];
      return [all, ...rows.map((row) => [...of, row.label, String(row.count), shareOf(row.count, answered ?? 0), ''])];
    }),
    ...(groups?.questions ?? []).flatMap(({ number: at, title, rows, answered }) =>
      rows.flatMap((row) =>
        row.counts.map((one, n) => [
          ...[String(number), String(at), title, KINDS[questions[at - 1]!.kind], groups!.labels[n]!, row.label],
          ...[one === null ? '不公布' : String(one), one === null ? '' : shareOf(one, answered[n] ?? 0), ''],
        ]),
      ),
    ),
  ]);
  return `\ufeff${[HEADS, ...lines].map((line) => `${line.map(csvField).join(',')}\r\n`).join('')}`;
}

/** Results as JSON; null: not shown. */
export function resultsJson(
  { opensOn, closesOn }: Pick<Survey, 'opensOn' | 'closesOn'>,
  title: string,
  versions: readonly ShownVersion[],
  texts: ReadonlyMap<number, readonly PublicText[]>,
): string {
  const shown = versions.map((version) => ({
    ...version,
    texts:
      version.answers === null
        ? []
        : (texts.get(version.number) ?? []).map(({ question, text }) => ({ question, text })),
  }));
  return JSON.stringify({ title, opensOn, closesOn, hiddenBelow: LEAST, versions: shown }, null, 1);
}
