import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { facilityForm } from './form.ts';
import { FACILITIES, facilityKinds } from './kinds.ts';
import type { Facility } from './store.ts';

export const PATH = '/console/facilities';

interface Given {
  typed?: Typed;
  failure?: Failure | undefined;
}

/** What the authority keeps for the public, with its days; and a form to record one. */
export function FacilitiesPage({
  facilities,
  keeps,
  failure,
  typed,
}: Given & { facilities: Facility[]; keeps: boolean }) {
  const given = { failure, typed: typed ?? { count: '1' } };
  return (
    <>
      <header class="head">
        <div>
          <h1>公开设施</h1>
          <p class="meta">
            公众号、服务窗口、公开栏、大屏、自助终端和微信群，登记名称、地点、数量和启用、停用的日期。年末在用的，年度报告可以写入。
          </p>
        </div>
      </header>
      <div class="grid">
        <Panel>
          {facilities.length === 0 ? (
            <Empty>还没有登记。登记后列在这里，停用的保留记录。</Empty>
          ) : (
            <Facilities facilities={facilities} keeps={keeps} />
          )}
        </Panel>
        {keeps && (
          <Panel title="登记一项">
            <Form action={PATH} of={facilityForm} failure={given.failure}>
              <Field
                {...given}
                name="kind"
                label="类别"
                options={facilityKinds.map((kind) => ({ value: kind, label: FACILITIES[kind].label }))}
              />
              <Field {...given} name="name" label="名称" required placeholder="如 综合服务窗口" />
              <Field {...given} name="place" label="地点" placeholder="如 便民服务大厅" />
              <Field {...given} name="count" label="数量" required />
              <Field {...given} name="since" label="启用日期" type="date" required />
              <button class="btn" type="submit">
                登记
              </button>
            </Form>
          </Panel>
        )}
      </div>
    </>
  );
}

function Facilities({ facilities, keeps }: { facilities: Facility[]; keeps: boolean }) {
  return (
    <TableFrame label="公开设施">
      <table>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">类别</th>
            <th scope="col">地点</th>
            <th scope="col" class="n">
              数量
            </th>
            <th scope="col">启用</th>
            <th scope="col">停用</th>
          </tr>
        </thead>
        <tbody>
          {facilities.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.removedAt ? (
                  <>
                    <s>{one.name}</s>
                    <br />
                    <Tag>已删除</Tag> {one.removedBy}：{one.removedReason}
                  </>
                ) : keeps ? (
                  <a href={`${PATH}/${one.id}`}>{one.name}</a>
                ) : (
                  one.name
                )}
              </th>
              <td>{FACILITIES[one.kind].label}</td>
              <td>{one.place || '—'}</td>
              <td class="n">
                {one.count} {FACILITIES[one.kind].unit}
              </td>
              <td>
                <time>{one.since}</time>
              </td>
              <td>{one.until ? <time>{one.until}</time> : one.removedAt ? '—' : '在用'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** One facility: its use ended, or the record taken out with a reason. */
export function FacilityPage({ facility, ...given }: Given & { facility: Facility }) {
  const { id, kind, name, place, count, since, until, recordedBy } = facility;
  const removing = given.failure?.fields?.reason !== undefined;
  return (
    <>
      <header class="head">
        <div>
          <h1>{name}</h1>
          <p class="meta">
            {FACILITIES[kind].label}　{place && `${place}　`}
            {count} {FACILITIES[kind].unit}　{since} 启用{until ? `，${until} 停用` : ''}　{recordedBy} 登记
          </p>
        </div>
      </header>
      <div class="grid">
        {!until && (
          <Panel title="停用">
            <Form action={`${PATH}/${id}/end`} failure={removing ? undefined : given.failure} among="end">
              <p class="help">数量、地点有变动的，先登记停用，再按新的情况登记一项，原来的情况保留。</p>
              <Field {...given} name="until" label="最后使用日期" type="date" required />
              <button class="btn" type="submit">
                登记停用
              </button>
            </Form>
          </Panel>
        )}
        <Panel title="删除">
          <Form action={`${PATH}/${id}/remove`} failure={removing ? given.failure : undefined} among="remove">
            <p class="help">只用于登记有误的。删除后不再写入报告，原记录和原因仍可查看。</p>
            <Field {...given} name="reason" label="删除原因" required />
            <button class="btn quiet" type="submit">
              删除这项登记
            </button>
          </Form>
        </Panel>
      </div>
    </>
  );
}
