import {
  COLUMN_LABELS,
  COLUMNS,
  labelCells,
  REMEDY_BLOCK_IDS,
  REMEDY_BLOCKS,
  REMEDY_RESULTS,
  type RowFormat,
  TABLE_THREE,
  TABLE_THREE_2019,
  TABLE_TWO,
} from '../../law/index.ts';
import { TableFrame } from '../../platform/ui/index.ts';
import type { AuditedReport } from '../audit.ts';

/** Below this a person should look at the file. */
export const DOUBTFUL = 0.9;

interface Props {
  report: AuditedReport;
  /** paths of cells that a finding names */
  faulty: ReadonlySet<string>;
}

/** One figure as read; it leads to the line that says where and how. */
function Cell({ path, report, faulty, span }: Props & { path: string; span?: number | undefined }) {
  const read = report.cells[path];
  const doubt = read && read.confidence < DOUBTFUL;
  const tone = [faulty.has(path) && 'faulty', doubt && 'doubt', !read && 'unread'].filter(Boolean).join(' ');
  return (
    <td class={tone || undefined} colspan={span} id={`cell-${path}`} title={read?.place}>
      {read ? <a href={`#read-${path}`}>{read.value ?? '空'}</a> : '未读出'}
    </td>
  );
}

export function ReadTwo(props: Props) {
  if (props.report.format === '2019') return <ReadTwo2019 report={props.report} />;
  return (
    <TableFrame label="表二">
      <table class="official two">
        {TABLE_TWO.map(({ title, heads, rows }) => (
          <tbody key={title}>
            <tr>
              <th colspan={4} scope="colgroup" class="block">
                {title}
              </th>
            </tr>
            <tr>
              {heads.map((head, n) => (
                <th key={head} scope="col" colspan={n > 0 && heads.length === 2 ? 3 : 1}>
                  {head}
                </th>
              ))}
            </tr>
            {rows.map(({ label, paths }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {paths.map((path) => (
                  <Cell key={path} {...props} path={`two.${path}`} span={paths.length === 1 ? 3 : undefined} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
}

/** The format of 2019 counts other things: its rows as they stand. */
function ReadTwo2019({ report }: { report: AuditedReport }) {
  return (
    <TableFrame label="表二（2019 年格式）">
      <table class="official two">
        <tbody>
          {report.tableTwo2019.map(({ label, heads, figures, place }) => (
            <tr key={place}>
              <th scope="row">{label}</th>
              {[0, 1, 2].map((n) => (
                <td key={n} title={place}>
                  {heads[n] && figures[n] !== undefined ? `${heads[n]} ${figures[n] ?? '空'}` : ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

export function ReadThree(props: Props) {
  const rows: readonly RowFormat<string>[] = props.report.tables.three?.other ? TABLE_THREE_2019 : TABLE_THREE;
  const labels = labelCells(rows);
  return (
    <TableFrame label="表三">
      <table class="official three">
        <thead>
          <tr>
            <th colspan={3} scope="colgroup">
              申请办理情况
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {COLUMN_LABELS[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id }, n) => (
            <tr key={id}>
              {labels[n]!.map(({ text, rowSpan, colSpan }) => (
                <th key={text} scope={rowSpan > 1 ? 'rowgroup' : 'row'} rowspan={rowSpan} colspan={colSpan}>
                  {text}
                </th>
              ))}
              {COLUMNS.map((column) => (
                <Cell key={column} {...props} path={`three.${id}.${column}`} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const results = [...Object.entries(REMEDY_RESULTS), ['total', '总计']] as [string, string][];

export function ReadFour(props: Props) {
  return (
    <TableFrame label="表四">
      <table class="official four">
        <thead>
          <tr>
            <th scope="col">类别</th>
            {results.map(([id, label]) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {REMEDY_BLOCK_IDS.map((block) => (
            <tr key={block}>
              <th scope="row">{REMEDY_BLOCKS[block]}</th>
              {results.map(([id]) => (
                <Cell key={id} {...props} path={`four.${block}.${id}`} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
