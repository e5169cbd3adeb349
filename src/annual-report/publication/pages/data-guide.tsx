import {
  COLUMN_LABELS,
  COLUMNS,
  cellPaths,
  cellTitle,
  REMEDY_BLOCK_IDS,
  REMEDY_BLOCKS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  ROWS,
  rowName,
} from '../../../law/index.ts';
import { usePage } from '../../../platform/http/page.ts';
import { Panel, TableFrame } from '../../../platform/ui/index.ts';

interface Published {
  year: number;
  published_on: string | null;
}

const files: readonly [name: string, type: string, holds: string][] = [
  ['tables.csv', 'text/csv', '三张表，每格一行：机关代码、机关名称、年度、单元格、含义、数值、台账统计、更正原因'],
  ['tables.json', 'application/json', '三张表：format、authority、year、title、date、tables，有更正的另有 corrections'],
  [
    'report.json',
    'application/json',
    '全文：在三张表之外有 sections（六个部分的文字）、channels（各渠道公开数量）、findings（核对结果）',
  ],
];
const regional: typeof files = [
  ['tables.csv、tables.json、report.json', '同上', '汇总后的三张表和全文'],
  ['authorities.csv', 'text/csv', '纳入汇总的每个机关的三张表，每个机关每格一行，列同 tables.csv'],
];

/** 开放数据说明: which files there are, where, in what form, and what each cell's name means. */
export function DataGuidePage({ reports, regions }: { reports: readonly Published[]; regions: readonly Published[] }) {
  const { base } = usePage();
  return (
    <div lang="zh-CN">
      <h1>年度报告开放数据说明</h1>
      <p>
        已公布的政府信息公开工作年度报告同时以开放数据提供，可以自由下载、转载和再利用，请注明来源和公布日期。地址长期不变；报告更正后，同一地址给出现行版本，原版在“versions/版次”下。
      </p>
      <Panel title="文件和地址">
        <Files prefix={`${base}/disclosure/reports/{年度}/`} files={files} />
        <p>
          更正前的版本：
          <code>
            {base}/disclosure/reports/{'{年度}'}/versions/{'{版次}'}/tables.csv
          </code>
          ，版次从 1 起。
        </p>
        {regions.length > 0 && (
          <>
            <Files prefix={`${base}/disclosure/region/{年度}/`} files={regional} />
            <p>
              地区汇总更正前的版本同样在{' '}
              <code>
                {base}/disclosure/region/{'{年度}'}/versions/{'{版次}'}/
              </code>{' '}
              下。
            </p>
          </>
        )}
        <p>
          字符编码为 UTF-8，CSV 带字节顺序标记，行以 CRLF 结尾，字段中有逗号、引号或者换行的加双引号（RFC 4180）。响应带
          ETag，可以用 If-None-Match 只取有变动的；允许跨域读取。
        </p>
      </Panel>
      <Panel title="已公布的年度">
        <Years path="/disclosure/reports" years={reports} empty="还没有公布年度报告，公布后列在这里。" />
        {regions.length > 0 && (
          <>
            <h3>本地区汇总</h3>
            <Years path="/disclosure/region" years={regions} empty="" />
          </>
        )}
      </Panel>
      <Panel title="单元格">
        <p>
          CSV 的“单元格”一列就是 JSON 中 tables 下的路径。数值为不小于 0
          的整数；行政事业性收费为以万元计的十进制数，JSON 中写作字符串，不损失小数。
        </p>
        <Names
          label="表二"
          prefix="two."
          names={cellPaths.filter((path) => path.startsWith('two.')).map((path) => [path.slice(4), cellTitle(path)])}
        />
        <p>
          表三为 <code>three.行.列</code>，如 <code>three.granted.person</code>（{cellTitle('three.granted.person')}
          ）；表四为 <code>four.案件.结果</code>，如 <code>four.directSuit.upheld</code>（
          {cellTitle('four.directSuit.upheld')}）。
        </p>
        <Names label="表三的行" names={ROWS.map((row) => [row, rowName(row)])} />
        <Names label="表三的列" names={COLUMNS.map((column) => [column, COLUMN_LABELS[column]])} />
        <Names label="表四的案件" names={REMEDY_BLOCK_IDS.map((block) => [block, REMEDY_BLOCKS[block]])} />
        <Names
          label="表四的结果"
          names={[...REMEDY_RESULT_IDS.map((result) => [result, REMEDY_RESULTS[result]] as const), ['total', '总计']]}
        />
      </Panel>
    </div>
  );
}

interface NamesProps {
  label: string;
  prefix?: string;
  names: readonly (readonly [name: string, meaning: string])[];
}

function Names({ label, prefix = '', names }: NamesProps) {
  return (
    <TableFrame label={label}>
      <table class="slim">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col">含义</th>
          </tr>
        </thead>
        <tbody>
          {names.map(([name, meaning]) => (
            <tr key={name}>
              <th scope="row">
                <code>
                  {prefix}
                  {name}
                </code>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Files({ prefix, files: listed }: { prefix: string; files: typeof files }) {
  return (
    <TableFrame label={`${prefix} 下的文件`}>
      <table class="slim">
        <thead>
          <tr>
            <th scope="col">
              <code>{prefix}</code> 下
            </th>
            <th scope="col">类型</th>
            <th scope="col">内容</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(([name, type, holds]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{type}</td>
              <td>{holds}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Years({ path, years, empty }: { path: string; years: readonly Published[]; empty: string }) {
  if (years.length === 0) return <p class="empty">{empty}</p>;
  return (
    <ul>
      {years.map(({ year, published_on }) => (
        <li key={year}>
          <a href={`${path}/${year}`}>{year} 年</a>　<time>{published_on}</time> 公布{'　'}
          <a href={`${path}/${year}/tables.csv`}>CSV</a>　<a href={`${path}/${year}/tables.json`}>JSON</a>
        </li>
      ))}
    </ul>
  );
}
