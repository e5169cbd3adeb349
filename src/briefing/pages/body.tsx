import type { ComponentChildren } from 'preact';
import { monthOf, recordsHref, valueInWords } from '../../measures/index.ts';
import { monthEnd } from '../../platform/dates.ts';
import type { Measure } from '../../platform/measures.ts';
import { Panel, TableFrame } from '../../platform/ui/index.ts';
import type { Frozen, MonthFigures } from '../text/figures.ts';
import { headingOf, type Part, partIds } from '../text/parts.ts';
import { Lines } from './text.tsx';

interface Props {
  content: Frozen;
  figures: MonthFigures;
  measures: readonly Measure[];
  /** code of the authority, where it is not the reader's own */
  authority?: string | undefined;
  /** what stands beside a heading: a link to word it anew */
  beside?: (part: Part) => ComponentChildren;
}

/** A briefing as it reads: its parts, and the table of what they count. */
export function BriefingBody({ content, figures, measures, authority, beside }: Props) {
  return (
    <>
      <Panel>
        {partIds.map((part) => (
          <section key={part} id={part}>
            <header class="panel-head">
              <h2>{headingOf(part)}</h2>
              {beside?.(part)}
            </header>
            <Lines lines={content[part]} month={figures.month} {...{ measures, authority }} />
          </section>
        ))}
      </Panel>
      <Panel title="主要数据">
        <TableFrame label="主要数据">
          <table>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col" class="n">
                  本月
                </th>
                <th scope="col" class="n">
                  上月
                </th>
                <th scope="col" class="n">
                  本年累计
                </th>
              </tr>
            </thead>
            <tbody>
              {measures.flatMap((one) => {
                const figure = figures.of[one.id];
                if (!figure) return [];
                return [<Row key={one.id} one={one} figure={figure} month={figures.month} authority={authority} />];
              })}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
    </>
  );
}

interface RowProps {
  one: Measure;
  figure: MonthFigures['of'][string];
  month: string;
  authority: string | undefined;
}

function Row({ one, figure, month, authority }: RowProps) {
  const before = monthOf(month, 1);
  const to = monthEnd(month);
  const cells = [
    [figure.value, month, to],
    [figure.before, before, monthEnd(before)],
    [figure.year, `${month.slice(0, 4)}-01-01`, to],
  ] as const;
  return (
    <tr>
      <th scope="row">{one.label}</th>
      {cells.map(([value, from, until]) => {
        const text = valueInWords(one, value);
        return (
          <td key={from} class="n">
            <a href={recordsHref(one.id, { from, to: until, authority })}>{text}</a>
          </td>
        );
      })}
    </tr>
  );
}
