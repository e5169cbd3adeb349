import {
  COLUMNS,
  type FigureCorrection,
  FOUR_HEADS,
  type LabelCell,
  labelCells,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  TABLE_THREE,
  TABLE_THREE_NOTE,
  TABLE_TWO,
  type Tables,
  THREE_HEADS,
  valueAt,
} from '../../law/index.ts';
import { TableFrame } from '../../platform/ui/index.ts';
import { CORRECTED, isCorrected } from '../figures/corrections.ts';

interface Props {
  tables: Tables;
  /** Address of the records behind a cell; without it figures are plain. */
  href?: ((path: string) => string) | undefined;
  /** figures put right by hand, marked and explained below their table */
  corrections?: readonly FigureCorrection[] | undefined;
}

/** One figure of a table, under the name of its path in the report’s JSON; on the console a door to its records. */
function Cell({ path, tables, href, span, corrections }: Props & { path: string; span?: number | undefined }) {
  const value = valueAt(tables, path);
  return (
    <td class={value === 0 || value === '0' ? 'nil' : undefined} colspan={span} id={`cell-${path}`}>
      {href ? <a href={href(path)}>{value}</a> : value}
      {isCorrected(path, corrections) && (
        <sup>
          <a href={`#corrected-${path}`} aria-label="已更正，见表下说明">
            {CORRECTED}
          </a>
        </sup>
      )}
    </td>
  );
}

/** The rows of a table's head; what spans columns heads a group of them. */
function Heads({ of }: { of: readonly (readonly LabelCell[])[] }) {
  return (
    <>
      {of.map((row, n) => (
        <tr key={n}>
          {row.map(({ text, rowSpan, colSpan }, at) => (
            <th
              key={at}
              {...(rowSpan > 1 && { rowspan: rowSpan })}
              {...(colSpan > 1 && { colspan: colSpan })}
              {...(text !== TABLE_THREE_NOTE && { scope: colSpan > 1 ? ('colgroup' as const) : ('col' as const) })}
            >
              {text}
            </th>
          ))}
        </tr>
      ))}
    </>
  );
}

export function TableTwo({ tables, href, corrections }: Props) {
  return (
    <TableFrame label="主动公开政府信息情况">
      <table class="official two">
        {TABLE_TWO.map((block) => (
          <tbody key={block.title}>
            <tr>
              <th colspan={4} scope="colgroup" class="block">
                {block.title}
              </th>
            </tr>
            <tr>
              {block.heads.map((head, n) => (
                <th key={head} scope="col" colspan={n > 0 && block.heads.length === 2 ? 3 : 1}>
                  {head}
                </th>
              ))}
            </tr>
            {block.rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {row.paths.map((path) => (
                  <Cell
                    key={path}
                    path={`two.${path}`}
                    tables={tables}
                    href={href}
                    corrections={corrections}
                    span={row.paths.length === 1 ? 3 : undefined}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
}

export function TableThree({ tables, href, corrections }: Props) {
  const labels = labelCells(TABLE_THREE);
  return (
    <TableFrame label="收到和处理政府信息公开申请情况">
      <table class="official three">
        <thead>
          <Heads of={THREE_HEADS} />
        </thead>
        <tbody>
          {TABLE_THREE.map((row, n) => (
            <tr key={row.id}>
              {labels[n]!.map((label) => (
                <th
                  key={label.text}
                  scope={label.rowSpan > 1 ? 'rowgroup' : 'row'}
                  rowspan={label.rowSpan}
                  colspan={label.colSpan}
                >
                  {label.text}
                </th>
              ))}
              {COLUMNS.map((column) => (
                <Cell
                  key={column}
                  path={`three.${row.id}.${column}`}
                  tables={tables}
                  href={href}
                  corrections={corrections}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const results = [...REMEDY_RESULT_IDS, 'total'] as const;

export function TableFour({ tables, href, corrections }: Props) {
  return (
    <TableFrame label="政府信息公开行政复议、行政诉讼情况">
      <table class="official four">
        <thead>
          <Heads of={FOUR_HEADS} />
        </thead>
        <tbody>
          <tr>
            {REMEDY_BLOCK_IDS.map((block) =>
              results.map((result) => (
                <Cell
                  key={`${block}${result}`}
                  path={`four.${block}.${result}`}
                  tables={tables}
                  href={href}
                  corrections={corrections}
                />
              )),
            )}
          </tr>
        </tbody>
      </table>
    </TableFrame>
  );
}
