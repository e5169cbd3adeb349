import { CONSULTATION_STATES, type ConsultationState } from '../../law/index.ts';
import type { Office } from '../../organizations/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { Standing } from '../../review/index.ts';
import { DESK, HOME } from '../paths.ts';
import { newConsultationForm } from '../preparing/form.ts';
import { toneOf } from '../public/page.tsx';
import { type Consultation, titleOf } from '../store.ts';

export interface Row {
  one: Consultation;
  /** this person works on it */
  mine: boolean;
  /** undefined: not signed yet, or withdrawn */
  state: ConsultationState | undefined;
  standing: Standing;
  /** how 采纳情况 stands with its reviewers */
  results: Standing;
  waiting: number;
}

interface Props {
  rows: readonly Row[];
  /** to choose from, for the head alone */
  offices: Office[] | undefined;
  /** begins new ones */
  keeper: boolean;
  typed: Typed;
  failure?: Failure | undefined;
}

/** 征集调查: all of the authority, and a form to begin one. */
export function ListDesk({ rows, offices, keeper, typed, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>意见征集</h1>
          <p class="meta">写好的征集经审核签发后公布，到期自动结束；结束后 30 个工作日内公布采纳情况。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={HOME}>
            网站上的征集调查
          </a>
        </div>
      </header>
      <div class={keeper ? 'grid' : ''}>
        <Panel>
          {rows.length === 0 ? (
            <Empty>还没有征集。填写名称，开始第一项。</Empty>
          ) : (
            <TableFrame label="意见征集">
              <table>
                <thead>
                  <tr>
                    <th scope="col">征集</th>
                    <th scope="col">状态</th>
                    <th scope="col" class="n">
                      待核对
                    </th>
                    <th scope="col">起止</th>
                    <th scope="col">科室</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.one.id}>
                      <th scope="row">
                        {row.mine ? <a href={`${DESK}/${row.one.id}`}>{titleOf(row.one)}</a> : titleOf(row.one)}
                      </th>
                      <td>
                        <State {...row} />
                      </td>
                      <td class="n">{row.waiting || '—'}</td>
                      <td>
                        {row.one.opensOn ? (
                          <>
                            <time>{row.one.opensOn}</time> 至 <time>{row.one.closesOn}</time>
                          </>
                        ) : (
                          '—'
                        )}
                      </td>
                      <td>{row.one.officeName}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableFrame>
          )}
        </Panel>
        {keeper && (
          <Panel title="新建征集">
            <Form action={DESK} of={newConsultationForm} failure={failure}>
              <Field
                name="title"
                label="名称"
                required
                typed={typed}
                failure={failure}
                placeholder="如 《某某办法（征求意见稿）》公开征求意见"
              />
              {offices && (
                <Field
                  name="office"
                  label="负责科室"
                  options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
                  typed={typed}
                  failure={failure}
                />
              )}
              <button class="btn" type="submit">
                开始填写
              </button>
            </Form>
          </Panel>
        )}
      </div>
    </>
  );
}

/** How one stands, in tags. */
export function State({ one, state, standing, results }: Pick<Row, 'one' | 'state' | 'standing' | 'results'>) {
  if (one.withdrawnAt) return <Tag>已撤下</Tag>;
  if (!state)
    return standing === 'open' ? (
      <Tag tone="warn">审核中</Tag>
    ) : standing === 'returned' ? (
      <Tag tone="late">已退回</Tag>
    ) : (
      <Tag>草稿</Tag>
    );
  return (
    <>
      <Tag tone={toneOf(state)}>{CONSULTATION_STATES[state]}</Tag>{' '}
      {results === 'open' && <Tag tone="warn">采纳情况审核中</Tag>}
      {results === 'returned' && <Tag tone="late">采纳情况已退回</Tag>}
    </>
  );
}
