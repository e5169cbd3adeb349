import { ASSESSMENT_RESULTS, WITHHELD_GROUNDS } from '../../law/index.ts';
import { count, Empty, Figure, Pager, Panel, TableFrame, Tag, YearChoice } from '../../platform/ui/index.ts';
import type { ReassessmentFigures } from '../figures.ts';
import type { Standing } from '../rules.ts';
import {
  DESK,
  FIGURES,
  type FigureName,
  itemHref,
  NEW,
  ROUND,
  recordsHref,
  SOURCES,
  TITLE,
  UNNAMED,
} from '../words.ts';

/** What of the list is shown. */
export const SHOWN = {
  due: '到期',
  review: '待复核',
  later: '以后到期',
  ended: '不再评估',
  all: '全部',
} as const;
export type Shown = keyof typeof SHOWN;
export const isShown = (text: string): text is Shown => Object.hasOwn(SHOWN, text);

/** Whether one stands under a tab. */
export const standsUnder = (shown: Shown, { phase }: Standing): boolean =>
  shown === 'all' || shown === phase || (shown === 'due' && phase === 'late');

/** A line of the list. */
export interface Line {
  standing: Standing;
  /** as this person may read it; null: not at all */
  title: string | null;
}

interface Props {
  shown: Shown;
  lines: readonly Line[];
  counts: Record<Shown, number>;
  page: number;
  pages: number;
  year: number;
  years: readonly number[];
  figures: ReassessmentFigures | undefined;
  assesses: boolean;
}

const hrefOf = (shown: Shown) => (shown === 'due' ? DESK : `${DESK}?show=${shown}`);

/** By what something is withheld, as far as anybody said. */
export const groundInWords = ({ item, last }: Standing): string => {
  const ground = last?.ground ?? item.ground;
  return ground === 'unnamed' ? UNNAMED : WITHHELD_GROUNDS[ground].label;
};

/** Where one stands, in a word. */
export function Phase({ standing: { item, phase, last, due } }: { standing: Standing }) {
  if (item.gone) return <Tag tone="ok">已经公开或者另行处理</Tag>;
  if (phase === 'review') return <Tag tone="warn">待复核</Tag>;
  if (phase === 'late') return <Tag tone="late">已过期</Tag>;
  if (phase === 'due') return <Tag tone="warn">即将到期</Tag>;
  if (phase === 'ended') return <Tag tone="ok">{last ? ASSESSMENT_RESULTS[last.result].label : '不再评估'}</Tag>;
  return <Tag>{due}</Tag>;
}

/** 动态调整: what is not disclosed, and when it is looked at again. 条例 art. 18 */
export function ListPage(props: Props) {
  const { shown, lines, counts, page, pages, year, years, figures, assesses } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>{TITLE}</h1>
          <p class="meta">没有公开的信息定期评估，情况变了、可以公开的应当公开（《条例》第十八条）</p>
        </div>
        {assesses && (
          <div class="acts">
            {counts.due > 0 && (
              <a class="btn" href={ROUND}>
                集中评估
              </a>
            )}
            <a class="btn quiet" href={NEW}>
              登记
            </a>
          </div>
        )}
      </header>
      <nav class="tabs" aria-label={TITLE}>
        {(Object.keys(SHOWN) as Shown[]).map((one) => (
          <a key={one} href={hrefOf(one)} aria-current={one === shown ? 'page' : undefined}>
            {SHOWN[one]} {count(counts[one])}
          </a>
        ))}
      </nav>
      <Panel>
        {lines.length === 0 ? (
          <Empty>{EMPTY[shown]}</Empty>
        ) : (
          <TableFrame label={SHOWN[shown]}>
            <table>
              <thead>
                <tr>
                  <th scope="col">信息</th>
                  <th scope="col">来源</th>
                  <th scope="col">不公开的理由</th>
                  <th scope="col">不公开的日期</th>
                  <th scope="col">评估期限</th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ standing, title }) => {
                  const { item, due } = standing;
                  return (
                    <tr key={`${item.source}:${item.id}`}>
                      <th scope="row">
                        <a href={itemHref(item.source, item.id)}>{title || item.name}</a>
                      </th>
                      <td>{title ? `${SOURCES[item.source]} ${item.name}` : SOURCES[item.source]}</td>
                      <td>{groundInWords(standing)}</td>
                      <td class="date">
                        <time>{item.withheldOn}</time>
                      </td>
                      <td class="date">{due ? <time>{due}</time> : '—'}</td>
                      <td>
                        <Phase standing={standing} />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={pages} href={(n) => `${DESK}?show=${shown}&page=${n}`} />
      </Panel>
      {figures && (
        <Panel>
          <div class="figures">
            {(Object.keys(FIGURES) as FigureName[]).map((name) => (
              <Figure
                key={name}
                value={figures[name]}
                label={`${year} 年${FIGURES[name]}（件）`}
                href={recordsHref(year, name)}
              />
            ))}
          </div>
          <p class="help">应当评估的，是到年底到期的和当年评估过的；每一年按年底的情况计，以后的变动不改。</p>
          <YearChoice action={DESK} year={year} years={years} />
        </Panel>
      )}
    </>
  );
}

const EMPTY: Record<Shown, string> = {
  due: '没有到期的。不予公开、部分公开的答复，撤下的信息，保密审查退回的文稿自动列入；以前决定不公开的按“登记”记下。',
  review: '没有等待复核的。',
  later: '没有。',
  ended: '还没有评估为可以公开或者不再列入的。',
  all: '没有不公开的信息。',
};
