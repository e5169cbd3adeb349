import type { ComponentChildren } from 'preact';
import { type ChartSize, chartSizes, plotOf, type Stacked } from '../../platform/ui/stacked-chart.ts';
import type { Drawn } from './figures.ts';

/** What is drawn of a board. */
export function stackedOf({ board, categories, lines }: Drawn, size: ChartSize): Stacked {
  const lying = isLying({ board });
  const short = size === 'narrow' && !lying;
  return {
    categories: categories.map(({ label }) => (short ? label.replace(' 月', '') : label)),
    lines: lines.map(({ name, cells }) => ({
      name: name || board.title,
      values: cells.map(({ value }) => (value === null ? null : Math.round(value * 10) / 10)),
    })),
    unit: board.unit,
    lying,
  };
}

/** Offices and items have long names: their bars lie. */
export const isLying = ({ board }: Pick<Drawn, 'board'>): boolean =>
  board.across === 'office' || typeof board.across !== 'string';

interface Props {
  drawn: Drawn;
  /** of what, for who cannot see it: '2026 年' */
  of: string;
  /** address of the picture */
  src(size: ChartSize): string;
}

/** The picture, on a desk and on a phone. Its columns open their records; whoever goes by keyboard or ear has the same
 *  doors in the table below. */
export function Chart({ drawn, of, src }: Props): ComponentChildren {
  const { title } = drawn.board;
  return (Object.keys(chartSizes) as ChartSize[]).map((size) => {
    const { width, height } = plotOf(stackedOf(drawn, size), size);
    return (
      <div key={size} class={`chart ${size}`}>
        <img src={src(size)} width={width} height={height} alt={`${title}，${of}，数字见下表`} loading="lazy" />
        <Doors drawn={drawn} size={size} />
      </div>
    );
  });
}

function Doors({ drawn, size }: { drawn: Drawn; size: ChartSize }) {
  const { width, height, left, right, top, bottom } = plotOf(stackedOf(drawn, size), size);
  const { categories, board } = drawn;
  const lying = isLying(drawn);
  const part = (lying ? height - top - bottom : width - left - right) / Math.max(1, categories.length);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {categories.map(({ key, label, all }, n) => (
        <a key={key} href={all.href} tabIndex={-1}>
          <title>{`${label}：${all.value === null ? '—' : `${Math.round(all.value * 10) / 10} ${board.unit}`}`}</title>
          {lying ? (
            <rect x={0} y={top + n * part} width={width} height={part} fill="transparent" />
          ) : (
            <rect x={left + n * part} y={top} width={part} height={height - top - bottom} fill="transparent" />
          )}
        </a>
      ))}
    </svg>
  );
}
