import type { ComponentChildren } from 'preact';
import {
  COLUMN_LABELS,
  COLUMNS,
  labelCells,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  TABLE_THREE,
  TABLE_THREE_NOTE,
  TABLE_TWO,
  type Tables,
} from '../../law/index.ts';
import { TableFrame } from '../../platform/ui/index.ts';

interface Props {
  tables: Tables;
  /** Address of the records behind a cell; without it figures are plain. */
  href?: ((path: string) => string) | undefined;
}

function Number_({ path, value, href }: { path: string; value: number | string; href: Props['href'] }) {
  return <td class="n">{href ? <a href={href(path)}>{value}</a> : value}</td>;
}

function at(tables: Tables, path: string): number | string {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], tables.two) as
    | number
    | string;
}

export function TableTwo({ tables, href }: Props) {
  return (
    <TableFrame label="主动公开政府信息情况">
      <table class="official">
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
                {row.paths.length === 1 ? (
                  <td class="n" colspan={3}>
                    {href ? (
                      <a href={href(`two.${row.paths[0]}`)}>{at(tables, row.paths[0])}</a>
                    ) : (
                      at(tables, row.paths[0])
                    )}
                  </td>
                ) : (
                  row.paths.map((path) => (
                    <Number_ key={path} path={`two.${path}`} value={at(tables, path)} href={href} />
                  ))
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
}

export function TableThree({ tables, href }: Props) {
  const labels = labelCells(TABLE_THREE);
  return (
    <TableFrame label="收到和处理政府信息公开申请情况">
      <table class="official three">
        <thead>
          <tr>
            <th rowspan={3} colspan={3}>
              {TABLE_THREE_NOTE}
            </th>
            <th colspan={7} scope="colgroup">
              申请人情况
            </th>
          </tr>
          <tr>
            <th rowspan={2} scope="col">
              自然人
            </th>
            <th colspan={5} scope="colgroup">
              法人或其他组织
            </th>
            <th rowspan={2} scope="col">
              总计
            </th>
          </tr>
          <tr>
            {COLUMNS.slice(1, 6).map((column) => (
              <th key={column} scope="col">
                {COLUMN_LABELS[column]}
              </th>
            ))}
          </tr>
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
                <Number_
                  key={column}
                  path={`three.${row.id}.${column}`}
                  value={tables.three[row.id][column]}
                  href={href}
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

export function TableFour({ tables, href }: Props) {
  const heads: ComponentChildren = REMEDY_BLOCK_IDS.map((block) =>
    results.map((result) => (
      <th key={`${block}${result}`} scope="col">
        {result === 'total' ? '总计' : REMEDY_RESULTS[result]}
      </th>
    )),
  );
  return (
    <TableFrame label="政府信息公开行政复议、行政诉讼情况">
      <table class="official four">
        <thead>
          <tr>
            <th colspan={5} rowspan={2} scope="colgroup">
              行政复议
            </th>
            <th colspan={10} scope="colgroup">
              行政诉讼
            </th>
          </tr>
          <tr>
            <th colspan={5} scope="colgroup">
              未经复议直接起诉
            </th>
            <th colspan={5} scope="colgroup">
              复议后起诉
            </th>
          </tr>
          <tr>{heads}</tr>
        </thead>
        <tbody>
          <tr>
            {REMEDY_BLOCK_IDS.map((block) =>
              results.map((result) => (
                <Number_
                  key={`${block}${result}`}
                  path={`four.${block}.${result}`}
                  value={tables.four[block][result]}
                  href={href}
                />
              )),
            )}
          </tr>
        </tbody>
      </table>
    </TableFrame>
  );
}
