import { valueInWords } from '../measures/index.ts';
import { dayOf } from '../platform/dates.ts';
import { textOfSegments } from '../platform/live-text.ts';
import type { Measure } from '../platform/measures.ts';
import { type Block, demoMark, type Paper, type PaperCell, paperDate } from '../platform/papers/index.ts';
import type { Briefing } from './store.ts';
import type { Frozen, MonthFigures } from './text/figures.ts';
import { headingOf, partIds } from './text/parts.ts';

const head = (...texts: string[]): PaperCell[] => texts.map((text) => ({ text, strong: true }));

interface Shown {
  content: Frozen;
  figures: MonthFigures;
}

/** 月报 as an official paper with a red head, numbered by its month; one that is not signed says so on every page, and one
 *  that was sent names to whom.
 *  @param above who is above the authority */
export function briefingPaper(
  { name, above, isDemo }: { name: string; above: string | undefined; isDemo: boolean },
  briefing: Pick<Briefing, 'month' | 'signedAt' | 'sentAt'>,
  { content, figures }: Shown,
  measures: readonly Measure[],
): Paper {
  const [year, month] = [briefing.month.slice(0, 4), Number(briefing.month.slice(5, 7))];
  const title = `${name}政府信息公开工作月报`;
  const day = briefing.signedAt ? paperDate(dayOf(briefing.signedAt)) : '';
  const mark = [demoMark(isDemo).mark, briefing.signedAt ? '' : '未签发'].filter(Boolean).join('　');
  return {
    title: `${title}（${year}年${month}月）`,
    author: name,
    ...(mark && { mark }),
    blocks: [
      { kind: 'masthead', name: '政府信息公开工作月报', number: `${year}年第${month}期`, issuer: name, day },
      { kind: 'title', lines: [`${year}年${month}月政府信息公开工作情况`] },
      { kind: 'gap' },
      ...partIds.flatMap((part): Block[] => [
        { kind: 'heading', level: 1, text: headingOf(part) },
        ...(content[part] ?? []).map((line): Block => ({ kind: 'paragraph', text: textOfSegments(line) })),
      ]),
      { kind: 'heading', level: 1, text: '附：主要数据' },
      {
        kind: 'table',
        head: 1,
        widths: [6, 3, 3, 3],
        size: 10.5,
        rows: [
          head('指标', '本月', '上月', '本年累计'),
          ...measures.flatMap((one): PaperCell[][] => {
            const figure = figures.of[one.id];
            if (!figure) return [];
            return [
              [
                { text: one.label, left: true },
                ...[figure.value, figure.before, figure.year].map((value) => ({ text: valueInWords(one, value) })),
              ],
            ];
          }),
        ],
      },
      { kind: 'note', text: '注：“—”表示这段时间没有可以计算的记录。' },
      { kind: 'imprint', copies: briefing.sentAt && above ? [`报送：${above}`] : [], issuer: name, day },
    ],
  };
}
