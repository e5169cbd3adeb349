import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { count, Empty, Field, Form, Icon, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { optionsOf } from '../../lists.ts';
import { jobStateNames } from '../../names.ts';
import type { JobState } from '../../tables.ts';
import type { Job } from '../jobs.ts';

interface Props {
  years: number[];
  /** offices this person may import for */
  offices: { id: number; name: string }[];
  jobs: Job[];
  typed: Typed;
  failure?: Failure | undefined;
}

const tones: Record<JobState, 'ok' | 'warn' | 'late' | 'plain'> = {
  checking: 'plain',
  faulty: 'late',
  checked: 'warn',
  importing: 'plain',
  done: 'ok',
  refused: 'late',
  interrupted: 'warn',
};

export function UploadPage({ years, offices, jobs, typed, failure }: Props) {
  const common = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>导入台账</h1>
          <p class="meta">先逐行检查，全部无误并经您确认后一次导入；有一处错误就整份不导入。重复上传不会重复计数。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/console/ledger/import/template.xlsx">
            <Icon name="download" /> 下载模板
          </a>
        </div>
      </header>
      <div class="grid">
        <Panel title="上传">
          <Form action="/console/ledger/import" upload failure={failure}>
            <Field
              name="file"
              label="台账文件"
              type="file"
              required
              accept=".xlsx,.csv,.txt,.xls,.et"
              help="Excel（.xlsx）或 CSV，最大 20 MB、10 万行；.xls 和 WPS 的 .et 请先另存为 .xlsx"
              {...common}
            />
            <Field
              name="year"
              label="年度"
              required
              help="文件中的公开日期都应在这一年"
              options={years.map((year) => ({ value: String(year), label: `${year} 年` }))}
              {...common}
            />
            <Field
              name="officeId"
              label="未写科室的归入"
              options={[
                ...(offices.length > 1 ? [{ value: '', label: '每行都已写明科室' }] : []),
                ...optionsOf(offices),
              ]}
              {...common}
            />
            <button class="btn" type="submit">
              上传并检查
            </button>
          </Form>
        </Panel>
        <Panel title="认得哪些写法">
          <p>必须有信息标题、公开日期、公开渠道三列，列的先后不限，表头写法接近即可。</p>
          <p>一个文件里每月一张工作表的，各张都读；合并单元格向下填充；合计、填表人等不是记录的行自动跳过。</p>
          <p>日期写作 2023-1-5、2023/1/5、2023.1.5、2023年1月5日都可以。渠道写“微信”“大屏”“网站”也认得。</p>
        </Panel>
      </div>
      <Panel title="最近的导入">
        {jobs.length === 0 ? (
          <Empty>还没有导入过。可先下载模板，按模板整理后上传。</Empty>
        ) : (
          <TableFrame label="最近的导入">
            <table>
              <thead>
                <tr>
                  <th scope="col">文件</th>
                  <th scope="col">上传时间</th>
                  <th scope="col">导入人</th>
                  <th scope="col">年度</th>
                  <th scope="col" class="n">
                    行数
                  </th>
                  <th scope="col" class="n">
                    新增
                  </th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {jobs.map((job) => (
                  <tr key={job.id}>
                    <th scope="row" class="title-cell">
                      <a href={`/console/ledger/import/${job.id}`}>{job.fileName}</a>
                    </th>
                    <td>
                      <time>{minuteOf(job.createdAt)}</time>
                    </td>
                    <td class="whole">{job.staffName}</td>
                    <td>{job.year}</td>
                    <td class="n">{count(job.rows)}</td>
                    <td class="n">{job.state === 'done' ? count(job.fresh) : '—'}</td>
                    <td>
                      {job.undoneAt ? (
                        <Tag tone="warn">
                          已由{job.undoneBy}撤销 {count(job.undone ?? 0)} 条
                        </Tag>
                      ) : (
                        <Tag tone={tones[job.state]}>{jobStateNames[job.state]}</Tag>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}
