import type { ComponentChildren } from 'preact';
import { RULES } from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Icon, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { AuditedReport, PlacedFinding } from '../audit.ts';
import { type Check, type Checks, markOf } from '../checks.ts';
import { percent } from '../percent.ts';
import { CellPicture } from '../scans/cell-picture.tsx';
import { ConfirmPanel } from '../scans/confirm-panel.tsx';
import { severityOf } from '../severity.ts';
import { nameOfCell } from '../typed-in/apply.ts';
import { CountTag, VerdictTag } from './batch.tsx';
import { DOUBTFUL, ReadFour, ReadThree, ReadTwo } from './read-tables.tsx';

/** A form of a finding that was refused. */
export interface Failed {
  finding: string;
  typed: Typed;
  failure: Failure;
}

interface Props {
  file: string;
  report: AuditedReport;
  checks: Checks;
  /** address of the page */
  href: string;
  failed?: Failed | undefined;
  /** whether figures that were not read can be typed in */
  mayTypeIn: boolean;
  /** whether it can be sent up for its authority */
  mayFile: boolean;
}

/** One report as read: what was found, its tables, and for each cell where it was read and how sure that is. */
export function AuditedReportPage({ file, report, checks, href, failed, mayTypeIn, mayFile }: Props) {
  const faulty = new Set(report.findings.flatMap(({ where, cells }) => (cells ? [] : [where])));
  const doubtful = Object.values(report.cells).filter(({ confidence }) => confidence < DOUBTFUL).length;
  const typedIn = Object.values(report.cells).filter(({ typed }) => typed).length;
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
          <a class="btn" href={`${href}/problems.docx`}>
            <Icon name="download" /> 问题清单
          </a>
          {mayFile && (
            <a class="btn quiet" href={href.replace('/examine/', '/region/on-behalf/')}>
              代为报送
            </a>
          )}
          <a class="btn quiet" href={`${href}/report.json`}>
            <Icon name="download" /> JSON
          </a>
        </div>
      </header>
      <Panel
        title="发现的问题"
        more={
          report.findings.length > 0 ? (
            <CountTag findings={report.findings} checks={checks} />
          ) : (
            <VerdictTag verdict={report.verdict} />
          )
        }
      >
        {report.findings.length === 0 ? (
          <Empty>
            {report.hints.some(({ doubt }) => doubt)
              ? '扫描件识别的数字还没有与原件核对，下列各处须对照图片。'
              : report.unread.length > 0
                ? '读出的部分没有发现问题；没有读出的部分见下方，请对照原文。'
                : '勾稽关系、文字与数字、报告格式均已核对，没有发现问题。'}
          </Empty>
        ) : (
          grouped(report.findings).map((alike) => (
            <Alike key={alike[0]!.rule} count={alike.length} rule={alike[0]!.rule}>
              <ul class="findings">
                {alike.map((finding) => (
                  <Finding
                    key={markOf(finding)}
                    {...{ finding, report, href, failed }}
                    checked={checks.get(markOf(finding))}
                  />
                ))}
              </ul>
            </Alike>
          ))
        )}
        {report.hints.length > 0 && (
          <ul class="findings">
            {report.hints.map((hint) => (
              <li key={`${hint.where}${hint.message}`}>
                <Tag tone={hint.doubt ? 'warn' : undefined}>{severityOf(hint, report)}</Tag> <span>{hint.place}</span>
                <p>{hint.message}</p>
                {hint.doubt && <Pictured {...{ hint, report, href }} />}
                <small>{hint.doubt ?? '不一定是错误，请对照原文'}。</small>
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
      {report.scan && <ConfirmPanel scan={report.scan} href={href} />}
      {report.unread.length > 0 && (
        <Panel id="unread" title="没有读出" more={<Tag tone="warn">{report.unread.length} 处</Tag>}>
          {mayTypeIn && (
            <div class="actions">
              <a class="btn" href={`${href}/cells`}>
                对照原文填入数字
              </a>
            </div>
          )}
          <ul class="findings">
            {report.unread.map(({ what, why, text, place, sighting }) => (
              <li key={`${what}${place}`}>
                {what}：{why} <CellPicture scan={report.scan} sighting={sighting} href={href} name={what} />
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
        {typedIn > 0 && (
          <p>
            {typedIn} 格没有读出，由人工对照原文填入。<a href={`${href}/cells`}>修改填入的数字</a>
          </p>
        )}
        <h3 class="table-title">二、主动公开政府信息情况</h3>
        <ReadTwo report={report} faulty={faulty} />
        <h3 class="table-title">三、收到和处理政府信息公开申请情况</h3>
        <ReadThree report={report} faulty={faulty} />
        <h3 class="table-title">四、政府信息公开行政复议、行政诉讼情况</h3>
        <ReadFour report={report} faulty={faulty} />
      </Panel>
      <Panel title="逐格出处">
        <CellList report={report} href={href} />
      </Panel>
    </>
  );
}

/** Pictures of the cells that a finding on a scan is about. */
function Pictured({ hint, report, href }: { hint: PlacedFinding; report: AuditedReport; href: string }) {
  const column = /^three\.(\w+)$/.exec(hint.where)?.[1];
  const named = column ? SUMMED.map((row) => `three.${row}.${column}`) : [hint.where];
  const paths = [...new Set([...named, ...(hint.cells ?? [])])];
  return (
    <p>
      {paths.slice(0, MOST_PICTURES).map((path) => (
        <CellPicture
          key={path}
          scan={report.scan}
          sighting={report.cells[path]?.sighting}
          href={href}
          name={nameOfCell(path)}
        />
      ))}
    </p>
  );
}

/** Findings of one rule together, in the order of the rules. */
function grouped(findings: readonly PlacedFinding[]): PlacedFinding[][] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules.map((rule) => findings.filter((one) => one.rule === rule));
}

/** Rows of table three that add up by columns. */
const SUMMED = ['received', 'carriedIn', 'total', 'carriedOut'] as const;
/** Pictures shown at a finding; all stand where the cells are listed. */
const MOST_PICTURES = 8;
/** From here on findings of one rule are folded. */
const MANY = 6;

function Alike({ rule, count, children }: { rule: string; count: number; children: ComponentChildren }) {
  if (count < MANY) return <>{children}</>;
  return (
    <details>
      <summary>
        {RULES[rule as keyof typeof RULES]?.name} {rule}　{count} 处
      </summary>
      {children}
    </details>
  );
}

interface FindingProps {
  finding: PlacedFinding;
  report: AuditedReport;
  checked: Check | undefined;
  href: string;
  failed: Failed | undefined;
}

function Finding({ finding, report, checked, href, failed }: FindingProps) {
  const mark = markOf(finding);
  const { rule, where, message, expected, found, place, cells } = finding;
  const column = /^three\.(\w+)$/.exec(where)?.[1];
  const path = column ? `three.total.${column}` : where;
  const severity = severityOf(finding, report);
  return (
    <li id={`found-${mark}`}>
      <Tag tone={severity === '错误' ? 'late' : 'warn'}>{severity}</Tag>{' '}
      <Tag>
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
                <a href={`#cell-${path}`}>{nameOfCell(path)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <small>
        {where === 'date' ? '应不晚于' : '应为'} {expected ?? '—'}，{found == null ? '现为空' : `现为 ${found}`}。
        {RULES[rule as keyof typeof RULES]?.description}
      </small>
      <Settle {...{ mark, checked, href }} failed={failed?.finding === mark ? failed : undefined} />
    </li>
  );
}

/** That it was looked into, with the reason; or the form to say so. */
function Settle({ mark, checked, href, failed }: Pick<FindingProps, 'checked' | 'href' | 'failed'> & { mark: string }) {
  if (checked)
    return (
      <Form action={`${href}/lift`}>
        <input type="hidden" name="finding" value={mark} />
        <p class="help">
          <Tag tone="ok">已核实</Tag> {checked.reason}（{checked.by}，<time>{dayOf(checked.at)}</time>）{' '}
          <button class="btn quiet" type="submit">
            撤销
          </button>
        </p>
      </Form>
    );
  return (
    <details open={failed !== undefined}>
      <summary>标为已核实</summary>
      <Form action={`${href}/check`} failure={failed?.failure} among={mark}>
        <input type="hidden" name="finding" value={mark} />
        <Field
          name="reason"
          label="核实的情况"
          help="如：已与报送单位核对，原文有脚注说明"
          required
          typed={failed?.typed}
          failure={failed?.failure}
        />
        <button class="btn quiet" type="submit">
          已核实
        </button>
      </Form>
    </details>
  );
}

function CellList({ report, href }: { report: AuditedReport; href: string }) {
  return (
    <TableFrame label="逐格出处">
      <table class="cells-read">
        <thead>
          <tr>
            <th scope="col">单元格</th>
            <th scope="col" class="n">
              读作
            </th>
            {report.scan && <th scope="col">图片</th>}
            <th scope="col">原文</th>
            <th scope="col">读自</th>
            <th scope="col" class="n">
              把握
            </th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(report.cells).map(([path, { value, text, place, confidence, why, sighting }]) => (
            <tr key={path} id={`read-${path}`}>
              <th scope="row">
                <a href={`#cell-${path}`}>{nameOfCell(path)}</a>
              </th>
              <td class="n">{value ?? '空'}</td>
              {report.scan && (
                <td>
                  <CellPicture scan={report.scan} sighting={sighting} href={href} name={nameOfCell(path)} />
                </td>
              )}
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
