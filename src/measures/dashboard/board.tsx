import { count, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { ChartSize } from '../../platform/ui/stacked-chart.ts';
import { Chart, isLying } from './chart.tsx';
import type { Cell, Drawn } from './figures.ts';

const shown = ({ value }: Cell): string => (value === null ? '—' : count(Math.round(value * 10) / 10));

const Figure = ({ cell, sum }: { cell: Cell | undefined; sum?: true }) => {
  const door = cell && <a href={cell.href}>{shown(cell)}</a>;
  return <td class="n">{sum ? <b>{door ?? '—'}</b> : (door ?? '—')}</td>;
};

interface Props {
  drawn: Drawn;
  /** '2026 年' */
  of: string;
  src(size: ChartSize): string;
}

/** One chart with the table behind it. */
export function BoardPanel({ drawn, of, src }: Props) {
  const { board, lines, categories } = drawn;
  const anything = lines.some(({ cells }) => cells.some(({ value }) => value));
  return (
    <Panel title={board.title} id={board.id}>
      {board.note && <p class="help">{board.note}</p>}
      {anything ? <Chart {...{ drawn, of, src }} /> : <p class="empty">{of}没有记录。</p>}
      {(anything || typeof board.across !== 'string') && categories.length > 0 && (
        <TableFrame label={`${board.title}（${board.unit}）`}>
          {isLying(drawn) ? <Lying {...drawn} /> : <Standing {...drawn} />}
        </TableFrame>
      )}
    </Panel>
  );
}

/** Months and nights beside each other, a row for each line. */
function Standing({ board, categories, lines, all }: Drawn) {
  const parted = lines.length > 1 || lines[0]?.name;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">单位：{board.unit}</th>
          {categories.map(({ key, label }) => (
            <th key={key} scope="col" class="n">
              {label}
            </th>
          ))}
          {all && (
            <th scope="col" class="n">
              合计
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {parted &&
          lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              {line.cells.map((cell) => (
                <Figure key={cell.href} cell={cell} />
              ))}
              {all && <Figure cell={line.all} sum />}
            </tr>
          ))}
        <tr>
          <th scope="row">{parted ? '合计' : board.unit === '分' ? '得分' : '数量'}</th>
          {categories.map(({ key, all: cell }) => (
            <Figure key={key} cell={cell} />
          ))}
          {all && <Figure cell={all} sum />}
        </tr>
      </tbody>
    </table>
  );
}

/** Offices and items below each other, a column for each line. */
function Lying({ board, categories, lines, all }: Drawn) {
  const parted = lines.length > 1 || lines[0]?.name;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">单位：{board.unit}</th>
          {parted &&
            lines.map(({ name }) => (
              <th key={name} scope="col" class="n">
                {name}
              </th>
            ))}
          <th scope="col" class="n">
            {parted ? '合计' : '数量'}
          </th>
        </tr>
      </thead>
      <tbody>
        {categories.map(({ key, label, all: sum }, n) => (
          <tr key={key}>
            <th scope="row" class="title-cell">
              {label}
            </th>
            {parted && lines.map((line) => <Figure key={line.name} cell={line.cells[n]} />)}
            <Figure cell={sum} />
          </tr>
        ))}
        <tr>
          <th scope="row">合计</th>
          {parted && lines.map((line) => <Figure key={line.name} cell={line.all} sum />)}
          <Figure cell={all} sum />
        </tr>
      </tbody>
    </table>
  );
}
