import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Facts, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { validityNames } from '../../publishing/index.ts';
import { factsForm } from '../form.ts';
import { type Policy, spanOf, validityOn } from '../rules.ts';
import { PATH } from '../waiting.ts';
import { AUDIENCES, EXEMPT, THEMES } from '../words.ts';

interface ListProps {
  rows: readonly Policy[];
  /** those whose interpretation should be there */
  gaps: ReadonlySet<number>;
  today: string;
}

/** 政策文件库 for staff: what is said of each, those first of which nothing is said or that nobody explained in time. */
export function PoliciesDesk({ rows, gaps, today }: ListProps) {
  const waits = ({ theme, documentId }: Policy) => !theme || gaps.has(documentId);
  const sorted = [...rows.filter(waits), ...rows.filter((policy) => !waits(policy))];
  return (
    <>
      <header class="head">
        <div>
          <h1>政策文件库</h1>
          <p class="meta">
            已公开的规章、行政规范性文件和政策栏目的文件。写明主题、对象和施行的日期，群众才能按条件查到；没有归类、缺少解读的排在前面。
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/policies">
            查看网站上的政策文件库
          </a>
        </div>
      </header>
      <Panel>
        {rows.length === 0 ? (
          <Empty>还没有公开政策文件。</Empty>
        ) : (
          <TableFrame label="政策文件">
            <table>
              <thead>
                <tr>
                  <th scope="col">文件</th>
                  <th scope="col">文号</th>
                  <th scope="col">主题</th>
                  <th scope="col">对象</th>
                  <th scope="col">有效性</th>
                  <th scope="col">解读</th>
                  <th scope="col">科室</th>
                </tr>
              </thead>
              <tbody>
                {sorted.map((policy) => (
                  <Row key={policy.documentId} policy={policy} gap={gaps.has(policy.documentId)} today={today} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

function Row({ policy, gap, today }: { policy: Policy; gap: boolean; today: string }) {
  const { interpreted, exempt } = policy;
  const validity = validityOn(policy, today);
  return (
    <tr>
      <th scope="row">
        <a href={`${PATH}/${policy.documentId}`}>{policy.title}</a>
      </th>
      <td>{policy.documentNumber}</td>
      <td>{policy.theme ? THEMES[policy.theme] : <Tag tone="warn">没有归类</Tag>}</td>
      <td>{policy.audiences.map((one) => AUDIENCES[one]).join('、') || '全社会'}</td>
      <td>{validityNames[validity]}</td>
      <td>{gap ? <Tag tone="warn">缺少</Tag> : interpreted ? '有' : exempt ? '不需要' : '还没有'}</td>
      <td>{policy.officeName}</td>
    </tr>
  );
}

interface OneProps {
  policy: Policy;
  today: string;
  typed: Typed;
  failure?: Failure | undefined;
}

/** One policy document: what is said of it for the library. */
export function PolicyDesk({ policy, today, ...given }: OneProps) {
  const { documentId: id, title } = policy;
  const { from, ends } = spanOf(policy);
  return (
    <>
      <header class="head">
        <div>
          <h1>{title}</h1>
          <p class="meta">
            <a href={`/console/documents/${id}`}>查看文件</a>
            {'　'}
            <a href={`/console/documents/${id}/relations`}>文件关系</a>
          </p>
        </div>
      </header>
      <div class="grid">
        <Form action={`${PATH}/${id}`} of={factsForm} failure={given.failure}>
          <Panel title="归类">
            <Field
              {...given}
              name="theme"
              label="主题"
              required
              options={[
                { value: '', label: '请选择' },
                ...Object.entries(THEMES).map(([value, label]) => ({ value, label })),
              ]}
            />
            <Choices
              {...given}
              type="checkbox"
              name="audiences"
              legend="对象"
              help="一个也不选：面向全社会"
              options={Object.entries(AUDIENCES).map(([value, label]) => ({ value, label }))}
            />
            <Field {...given} type="date" name="from" label="施行日期" help="文件没有写的不填，按成文日期算" />
            <Field {...given} type="date" name="until" label="有效期的最后一天" help="文件没有写有效期的不填" />
            <Field
              {...given}
              name="exempt"
              label="解读"
              help="需要解读的，公开解读后在那份解读的“文件关系”中登记“解读”本文件"
              options={[
                { value: '', label: '需要解读' },
                ...Object.entries(EXEMPT).map(([value, label]) => ({ value, label: `不需要：${label}` })),
              ]}
            />
            <button class="btn" type="submit">
              保存
            </button>
          </Panel>
        </Form>
        <Panel title="现在">
          <Facts
            rows={[
              ['有效性', validityNames[validityOn(policy, today)]],
              ['自何日起施行', from],
              ['自何日起不再有效', ends ? ends.on : '没有写明'],
              ['解读', policy.interpreted ? '有' : policy.exempt ? EXEMPT[policy.exempt] : '还没有'],
              ['文号', policy.documentNumber || '无'],
              ['科室', policy.officeName],
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
