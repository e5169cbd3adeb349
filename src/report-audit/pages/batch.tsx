import { RULE_IDS, RULES } from '../../law/index.ts';
import { Form, Icon, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { AuditedReport, PlacedFinding } from '../audit.ts';
import { countVerdicts, verdictOf } from '../audit-files.ts';
import { type Checks, markOf } from '../checks.ts';
import { percent } from '../percent.ts';
import type { Progress } from '../scans/progress.ts';
import type { Results } from '../store.ts';
import { VERDICTS, type Verdict } from '../verdict.ts';

type Batch = Results & { id: string; checks: ReadonlyMap<number, Checks> };

/** What became of every file of an upload.
 *  @param scan how far its scans are read, where they are being read @param only those of one verdict */
export function BatchPage({
  batch,
  scan,
  only,
}: {
  batch: Batch;
  scan?: Progress | undefined;
  only?: Verdict | undefined;
}) {
  const { id, reports, previousErrors, checks, notes = [] } = batch;
  const counts = countVerdicts(reports);
  const href = `/console/examine/${id}`;
  const current = (yes: boolean) => (yes ? ('page' as const) : undefined);
  return (
    <>
      <header class="head">
        <div>
          <h1>体检结果</h1>
          <p class="meta">
            共 {reports.length} 份：{counts.map(({ label, count }) => `${label} ${count} 份`).join('，')}
            。结果一直保留，不需要时删除。
          </p>
        </div>
        <div class="acts">
          <a class="btn" href={`/console/examine/${id}/summary.xlsx`}>
            <Icon name="download" /> Excel 汇总
          </a>
          <Form action={`/console/examine/${id}/remove`}>
            <button class="btn quiet" type="submit">
              删除结果
            </button>
          </Form>
        </div>
      </header>
      {scan && <Scanning id={id} scan={scan} />}
      {!scan?.running &&
        previousErrors.map(({ file, error }) => (
          <p key={file} class="warning" role="status">
            上一年度报告“{file}”没有读出：{error}
          </p>
        ))}
      {notes.map((note) => (
        <p key={note} class="help">
          {note}。
        </p>
      ))}
      {counts.length > 1 && (
        <nav class="years" aria-label="筛选">
          <a href={href} aria-current={current(!only)}>
            全部 {reports.length} 份
          </a>
          {counts.map(({ verdict, label, count }) => (
            <a key={verdict} href={`${href}?only=${verdict}`} aria-current={current(only === verdict)}>
              {label} {count} 份
            </a>
          ))}
        </nav>
      )}
      <Panel>
        <TableFrame label="各份报告">
          <table class="files-read">
            <thead>
              <tr>
                <th scope="col">文件</th>
                <th scope="col">结果</th>
                <th scope="col">机关</th>
                <th scope="col" class="n">
                  年度
                </th>
                <th scope="col" class="n">
                  未读出
                </th>
                <th scope="col" class="n">
                  读出把握
                </th>
              </tr>
            </thead>
            <tbody>
              {reports.map((one, n) =>
                only && verdictOf(one) !== only ? null : 'error' in one ? (
                  <tr key={n}>
                    <th scope="row">{one.file}</th>
                    <td colspan={5}>
                      {one.pictured && scan?.running ? (
                        <>
                          <Tag>正在识别</Tag> 扫描图片 {one.pictured} 页
                        </>
                      ) : (
                        <>
                          <Tag tone="late">{one.pictured ? '未识别' : '无法读取'}</Tag> {one.error}
                        </>
                      )}
                    </td>
                  </tr>
                ) : (
                  <tr key={n}>
                    <th scope="row">
                      <a href={`/console/examine/${id}/${n + 1}`}>{one.file}</a>
                    </th>
                    <td>
                      {one.report.findings.length === 0 ? (
                        <VerdictTag verdict={one.report.verdict} />
                      ) : (
                        <>
                          <CountTag findings={one.report.findings} checks={checks.get(n + 1)} />{' '}
                          <small>
                            {rulesOf(one.report).map((rule) => (
                              <span key={rule}>{rule} </span>
                            ))}
                          </small>
                        </>
                      )}
                      {one.report.hints.length > 0 && <small> 提示 {one.report.hints.length} 处</small>}
                    </td>
                    <td>{one.report.authority.name || '未读出'}</td>
                    <td class="n" data-label="年度">
                      {one.report.year ?? '未读出'}
                    </td>
                    <td class="n" data-label="未读出">
                      {one.report.unread.length > 0 ? (
                        <a href={`/console/examine/${id}/${n + 1}#unread`}>{one.report.unread.length}</a>
                      ) : (
                        0
                      )}
                    </td>
                    <td class="n" data-label="读出把握">
                      {percent(one.report.confidence)}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
    </>
  );
}

/** How far the scans are; or that they are no longer read. */
function Scanning({ id, scan: { pages, done, running } }: { id: string; scan: Progress }) {
  if (!running)
    return (
      <p class="warning" role="status">
        扫描件没有识别完：平台停止或者重新启动过，上传的文件不保存。请把标为“未识别”的重新上传。
      </p>
    );
  const percent = Math.floor((done / pages) * 100);
  return (
    <Panel title="正在识别扫描件">
      <p>
        <progress max={1} value={done / pages} aria-label="识别进度" data-address={`/console/examine/${id}/progress`} />
        <b data-progress>{percent}%</b>
      </p>
      <p class="help">
        共 {pages} 页图片，一页约十秒。可以离开此页，稍后从“年报体检”回来查看；其他文件的结果已在下面。
      </p>
    </Panel>
  );
}

/** How many were found, and how many of them were looked into. */
export function CountTag({ findings, checks }: { findings: readonly PlacedFinding[]; checks: Checks | undefined }) {
  const settled = findings.filter((one) => checks?.has(markOf(one))).length;
  if (settled === findings.length) return <Tag tone="ok">{findings.length} 处问题均已核实</Tag>;
  return (
    <Tag tone="late">
      {findings.length} 处问题{settled > 0 && `，已核实 ${settled} 处`}
    </Tag>
  );
}

export const VerdictTag = ({ verdict }: { verdict: Verdict }) => (
  <Tag tone={verdict === 'clean' ? 'ok' : 'warn'}>{VERDICTS[verdict]}</Tag>
);

/** The rules that found something, in words and by code. */
const rulesOf = ({ findings }: AuditedReport): string[] =>
  RULE_IDS.filter((id) => findings.some(({ rule }) => rule === id)).map((id) => `${RULES[id].name} ${id}`);
