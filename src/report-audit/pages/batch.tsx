import { RULE_IDS, RULES } from '../../law/index.ts';
import { Form, Icon, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { AuditedReport } from '../audit.ts';
import { percent } from '../percent.ts';
import type { Results } from '../store.ts';

type Batch = Results & { id: string };

const isWrong = (one: Batch['reports'][number]) => 'error' in one || one.report.findings.length > 0;

/** What became of every file of an upload. @param only leaves out those without faults */
export function BatchPage({ batch, only }: { batch: Batch; only?: 'wrong' | undefined }) {
  const { id, reports, previousErrors } = batch;
  const wrong = reports.filter(isWrong).length;
  const href = `/console/examine/${id}`;
  const current = (yes: boolean) => (yes ? ('page' as const) : undefined);
  return (
    <>
      <header class="head">
        <div>
          <h1>体检结果</h1>
          <p class="meta">
            共 {reports.length} 份，{wrong === 0 ? '没有发现问题' : `${wrong} 份有问题或无法读取`}
            。结果保留一小时，请及时下载。
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
      {previousErrors.map(({ file, error }) => (
        <p key={file} class="warning" role="status">
          上一年度报告“{file}”没有读出：{error}
        </p>
      ))}
      {wrong > 0 && wrong < reports.length && (
        <nav class="years" aria-label="筛选">
          <a href={href} aria-current={current(!only)}>
            全部 {reports.length} 份
          </a>
          <a href={`${href}?only=wrong`} aria-current={current(only === 'wrong')}>
            有问题或无法读取 {wrong} 份
          </a>
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
                only && !isWrong(one) ? null : 'error' in one ? (
                  <tr key={n}>
                    <th scope="row">{one.file}</th>
                    <td colspan={5}>
                      <Tag tone="late">无法读取</Tag> {one.error}
                    </td>
                  </tr>
                ) : (
                  <tr key={n}>
                    <th scope="row">
                      <a href={`/console/examine/${id}/${n + 1}`}>{one.file}</a>
                    </th>
                    <td>
                      {one.report.findings.length === 0 ? (
                        <Tag tone="ok">没有问题</Tag>
                      ) : (
                        <>
                          <Tag tone="late">{one.report.findings.length} 处问题</Tag>{' '}
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
                      {one.report.unread.length}
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

/** The rules that found something, in words and by code. */
const rulesOf = ({ findings }: AuditedReport): string[] =>
  RULE_IDS.filter((id) => findings.some(({ rule }) => rule === id)).map((id) => `${RULES[id].name} ${id}`);
