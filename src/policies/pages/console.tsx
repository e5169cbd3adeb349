import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Facts, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { validityNames } from '../../publishing/index.ts';
import { factsForm } from '../form.ts';
import { type Policy, spanOf, validityOn } from '../rules.ts';
import { AUDIENCES, THEMES } from '../words.ts';

const PATH = '/console/policies';

/** 政策文件库 for staff: what is said of each, those of which nothing is said first. */
export function PoliciesDesk({ rows, today }: { rows: readonly Policy[]; today: string }) {
  const sorted = [...rows.filter(({ theme }) => !theme), ...rows.filter(({ theme }) => theme)];
  return (
    <>
      <header class="head">
        <div>
          <h1>政策文件库</h1>
          <p class="meta">
            已公开的规章、行政规范性文件和政策栏目的文件。写明主题、对象和施行的日期，群众才能按条件查到；没有归类的排在前面。
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
                  <th scope="col">科室</th>
                </tr>
              </thead>
              <tbody>
                {sorted.map((policy) => (
                  <Row key={policy.documentId} policy={policy} today={today} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

function Row({ policy, today }: { policy: Policy; today: string }) {
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
              ['文号', policy.documentNumber || '无'],
              ['科室', policy.officeName],
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
