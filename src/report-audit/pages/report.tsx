import { cellTitle, RULES } from '../../law/index.ts';
import { Empty, Icon, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { AuditedReport, PlacedFinding } from '../audit.ts';
import { percent } from '../percent.ts';
import { VerdictTag } from './batch.tsx';
import { DOUBTFUL, ReadFour, ReadThree, ReadTwo } from './read-tables.tsx';

/** One report as read: what was found, its tables, and for each cell where it was read and how sure that is. */
export function AuditedReportPage({ file, report, href }: { file: string; report: AuditedReport; href: string }) {
  const faulty = new Set(report.findings.flatMap(({ where, cells }) => (cells ? [] : [where])));
  const doubtful = Object.values(report.cells).filter(({ confidence }) => confidence < DOUBTFUL).length;
  return (
    <>
      <header class="head">
        <div>
          <h1>{report.title ?? file}</h1>
          <p class="meta">
            {file}　{report.date ? `落款日期 ${report.date}` : '没有落款日期'}　{report.format} 年格式　读出把握{' '}
            {percent(report.confidence)}
            {doubtful > 0 && `，${doubtful} 格请对照原文`}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${href}/report.json`}>
            <Icon name="download" /> JSON
          </a>
        </div>
      </header>
      <Panel
        title="发现的问题"
        more={
          report.findings.length > 0 ? (
            <Tag tone="late">{report.findings.length} 处</Tag>
          ) : (
            <VerdictTag verdict={report.verdict} />
          )
        }
      >
        {report.findings.length === 0 ? (
          <Empty>
            {report.unread.length > 0
              ? '读出的部分没有发现问题；没有读出的部分见下方，请对照原文。'
              : '勾稽关系、文字与数字、报告格式均已核对，没有发现问题。'}
          </Empty>
        ) : (
          <ul class="findings">
            {report.findings.map((finding) => (
              <Finding key={`${finding.rule}${finding.where}${finding.message}`} finding={finding} report={report} />
            ))}
          </ul>
        )}
        {report.hints.length > 0 && (
          <ul class="findings">
            {report.hints.map((hint) => (
              <li key={`${hint.where}${hint.message}`}>
                <Tag>提示</Tag> <span>{hint.place}</span>
                <p>{hint.message}</p>
                <small>不一定是错误，请对照原文。</small>
              </li>
            ))}
          </ul>
        )}
        {report.notes.map((note) => (
          <p key={note} class="help">
            提示：{note}。
          </p>
        ))}
      </Panel>
      {report.unread.length > 0 && (
        <Panel id="unread" title="没有读出" more={<Tag tone="warn">{report.unread.length} 处</Tag>}>
          <ul class="findings">
            {report.unread.map(({ what, why, text, place }) => (
              <li key={`${what}${place}`}>
                {what}：{why}
                <small>
                  {text && `原文“${text.slice(0, 80)}”`} {place}
                </small>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title="读出的表格">
        <p class="help">点数字看它读自何处；加底纹的是有问题的格，带虚线的是把握不大的格。</p>
        <h3 class="table-title">二、主动公开政府信息情况</h3>
        <ReadTwo report={report} faulty={faulty} />
        <h3 class="table-title">三、收到和处理政府信息公开申请情况</h3>
        <ReadThree report={report} faulty={faulty} />
        <h3 class="table-title">四、政府信息公开行政复议、行政诉讼情况</h3>
        <ReadFour report={report} faulty={faulty} />
      </Panel>
      <Panel title="逐格出处">
        <CellList report={report} />
      </Panel>
    </>
  );
}

function Finding({ finding, report }: { finding: PlacedFinding; report: AuditedReport }) {
  const { rule, where, message, expected, found, place, cells } = finding;
  const column = /^three\.(\w+)$/.exec(where)?.[1];
  const path = column ? `three.total.${column}` : where;
  return (
    <li>
      <Tag tone="warn">
        {RULES[rule as keyof typeof RULES]?.name} {rule}
      </Tag>{' '}
      {report.cells[path] ? <a href={`#cell-${path}`}>{place}</a> : <span>{place}</span>}
      <p>{message}</p>
      {cells && (
        <details>
          <summary>逐格列出</summary>
          <ul class="cells-named">
            {cells.map((path) => (
              <li key={path}>
                <a href={`#cell-${path}`}>{cellTitle(path)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <small>
        {where === 'date' ? '应不晚于' : '应为'} {expected ?? '—'}，{found == null ? '现为空' : `现为 ${found}`}。
        {RULES[rule as keyof typeof RULES]?.description}
      </small>
    </li>
  );
}

function CellList({ report }: { report: AuditedReport }) {
  return (
    <TableFrame label="逐格出处">
      <table class="cells-read">
        <thead>
          <tr>
            <th scope="col">单元格</th>
            <th scope="col" class="n">
              读作
            </th>
            <th scope="col">原文</th>
            <th scope="col">读自</th>
            <th scope="col" class="n">
              把握
            </th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(report.cells).map(([path, { value, text, place, confidence, why }]) => (
            <tr key={path} id={`read-${path}`}>
              <th scope="row">
                <a href={`#cell-${path}`}>
                  {path.startsWith('three.other.') && !path.includes('other.other')
                    ? '表三 （六）其他处理'
                    : cellTitle(path)}
                </a>
              </th>
              <td class="n">{value ?? '空'}</td>
              <td>{text}</td>
              <td>{place}</td>
              <td class="n">{percent(confidence)}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
