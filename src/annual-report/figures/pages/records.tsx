import type { ComponentChildren } from 'preact';
import { cellTitle, REMEDY_RESULTS } from '../../../law/index.ts';
import { yuan } from '../../../platform/money.ts';
import { Empty, Pager, Panel } from '../../../platform/ui/index.ts';
import { validityNames } from '../../../publishing/index.ts';
import { actNames, isMoney } from '../../declared/kinds.ts';
import type { DeclaredAct } from '../../declared/store.ts';
import { actHref, cellHref, yearHref } from '../../links.ts';
import type { Records } from '../records.ts';
import { ApplicationRows } from './application-rows.tsx';
import { List } from './record-list.tsx';

interface Props {
  year: number;
  path: string;
  /** what stands in the cell */
  value: number | string;
  /** what stands in the published report; undefined while there is none */
  published: number | string | undefined;
  records: Records;
  /** the reader may open applications */
  doors: boolean;
  page: number;
  pages: number;
}

/** The records behind one cell of the report. */
export function RecordsPage({
  year,
  path,
  value,
  published,
  records,
  doors,
  page,
  pages,
  children,
}: Props & { children?: ComponentChildren }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{cellTitle(path)}</h1>
          <p class="meta">
            {year} 年　{published === undefined ? '本格数字' : '台账现在统计'} <b>{value}</b>
            {published !== undefined && `，已公布的报告为 ${published}`}
            {records.total > 0 && `，共 ${records.total} 条记录`}
          </p>
        </div>
        <div class="acts">
          {records.ledger === 'acts' && (
            <a class="btn" href={`${yearHref(year)}/acts`}>
              登记和更正
            </a>
          )}
          <a class="btn quiet" href={`${yearHref(year)}#cell-${path}`}>
            回到报告
          </a>
        </div>
      </header>
      <Panel>
        {records.rows.length === 0 && !(records.ledger === 'documents' && records.declared.length > 0) ? (
          <Empty>{nothing(records)}</Empty>
        ) : (
          <Rows records={records} doors={doors} />
        )}
        {records.ledger === 'documents' && records.declared.length > 0 && (
          <Declared year={year} acts={records.declared} />
        )}
        <Pager page={page} pages={pages} href={(n) => `${cellHref(year, path)}?page=${n}`} />
      </Panel>
      {children}
    </>
  );
}

/** What was entered of documents that are not on the platform. */
function Declared({ year, acts }: { year: number; acts: DeclaredAct[] }) {
  return (
    <>
      <h3>
        不在平台公开的，由<a href={`${yearHref(year)}/acts`}>登记</a>计入
      </h3>
      <ul class="versions">
        {acts.map((act) => (
          <li key={act.id}>
            <a href={actHref(act)}>{act.title}</a>　{actNames[act.kind]} {act.count} 件　<time>{act.happenedOn}</time>
            {'　'}
            {act.source}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What would stand here, and where it comes from. */
function nothing(records: Records): string {
  switch (records.ledger) {
    case 'applications':
      return '没有计入本格的申请。依申请公开台账中符合本格条件的申请会逐件列在这里。';
    case 'cases':
      return '没有计入本格的案件。因政府信息公开引发的行政复议、行政诉讼登记后，会逐件列在这里。';
    case 'documents':
      return '没有计入本格的文件。公开时标明为规章或行政规范性文件的，按成文日期和效力变动日期列在这里。';
    case 'acts':
      return '没有计入本格的记录。在“登记和更正”中逐笔登记日期和来源后，会列在这里。';
  }
}

function Rows({ records, doors }: Pick<Props, 'records' | 'doors'>) {
  switch (records.ledger) {
    case 'applications':
      return <ApplicationRows rows={records.rows} doors={doors} />;
    case 'cases':
      return (
        <List heads={['案件', '受理日期', '结果', '审结日期']} label="案件">
          {records.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`/console/remedies/${row.id}`}>{row.name}</a>
              </th>
              <td>
                <time>{row.filed_on}</time>
              </td>
              <td>{row.result ? REMEDY_RESULTS[row.result] : '尚未审结'}</td>
              <td>
                <time>{row.concluded_on ?? '—'}</time>
              </td>
            </tr>
          ))}
        </List>
      );
    case 'documents':
      return (
        <List heads={['文件', '索引号', '成文日期', '效力', '失效、废止日期']} label="文件">
          {records.rows.map((row) => (
            <tr key={row.documentId}>
              <th scope="row">
                <a href={`/console/documents/${row.documentId}`}>{row.title}</a>
              </th>
              <td>{row.indexNumber}</td>
              <td>
                <time>{row.formedOn}</time>
              </td>
              <td>{validityNames[row.validity]}</td>
              <td>
                <time>{row.endedOn ?? '—'}</time>
              </td>
            </tr>
          ))}
        </List>
      );
    case 'acts':
      return (
        <List
          heads={['事项', '日期', '科室', isMoney(records.kind) ? '金额（元）' : '件数', '来源', '登记人']}
          label="登记"
        >
          {records.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={actHref(row)}>{row.title}</a>
              </th>
              <td>
                <time>{row.happenedOn}</time>
              </td>
              <td>{row.office}</td>
              <td class="n">{isMoney(row.kind) ? yuan(row.amountFen) : row.count}</td>
              <td>{row.source}</td>
              <td>{row.recordedBy}</td>
            </tr>
          ))}
        </List>
      );
  }
}
