import type { CountedRecord } from '../../../platform/counted-records.ts';
import { Empty, Pager, Panel } from '../../../platform/ui/index.ts';
import { interactionHref } from '../../links.ts';
import { INTERACTION_FIGURES, type InteractionFigure } from '../interaction.ts';
import { List } from './record-list.tsx';

interface Props {
  year: number;
  figure: InteractionFigure;
  rows: readonly CountedRecord[];
  total: number;
  page: number;
  pages: number;
}

/** The records behind a figure of 互动, one by one. */
export function InteractionPage({ year, figure, rows, total, page, pages }: Props) {
  const [label, unit] = INTERACTION_FIGURES[figure].slice(0, -1).split('（');
  const noted = rows.some(({ note }) => note);
  return (
    <>
      <header class="head">
        <div>
          <h1>{label}</h1>
          <p class="meta">
            {year} 年，共 <b>{total}</b> {unit}
          </p>
        </div>
      </header>
      <Panel>
        {rows.length === 0 ? (
          <Empty>这一年没有这样的记录。</Empty>
        ) : (
          <List heads={['记录', '日期', ...(noted ? ['说明'] : []), '科室']} label={label!}>
            {rows.map(({ title, note, on, officeName, href }, n) => (
              <tr key={n}>
                <th scope="row" class="title-cell">
                  {href ? <a href={href}>{title}</a> : title}
                </th>
                <td>
                  <time>{on}</time>
                </td>
                {noted && <td class="title-cell">{note}</td>}
                <td>{officeName}</td>
              </tr>
            ))}
          </List>
        )}
        <Pager page={page} pages={pages} href={(n) => `${interactionHref(year, figure)}?page=${n}`} />
      </Panel>
    </>
  );
}
