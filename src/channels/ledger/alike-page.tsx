import { channelNames } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Form, Panel, TableFrame } from '../../platform/ui/index.ts';
import { mayUndo } from '../deliveries/rules.ts';
import type { Delivery } from '../deliveries/store.ts';
import type { Lists } from '../lists.ts';

interface Props {
  groups: Delivery[][];
  year: number;
  years: number[];
  lists: Lists;
  /** records that this person may handle */
  handles: (record: Delivery) => boolean;
  typed?: Typed;
  failure?: Failure | undefined;
}

/** How a record came into the ledger. */
function originOf({ documentId, importId, recordedBy }: Delivery): string {
  if (documentId !== null) return '平台信息';
  return `${recordedBy}${importId === null ? '登记' : '导入'}`;
}

/** 可能重复: what may count twice. One of the records is cancelled, or they are said not to be the same. */
export function AlikePage({ groups, year, years, lists, handles, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年可能重复的记录</h1>
          <p class="meta">
            渠道、日期相同，标题除空格、标点外也相同。确是重复的，撤销其中一条，只计一次；不是重复的，请注明，以后不再列出。
          </p>
        </div>
        <div class="acts">
          {years
            .filter((one) => one !== year)
            .slice(0, 4)
            .map((one) => (
              <a key={one} class="btn quiet" href={`/console/ledger/alike?year=${one}`}>
                {one} 年
              </a>
            ))}
        </div>
      </header>
      {failure && (
        <p class="warning" role="alert">
          {failure.message}
        </p>
      )}
      {groups.length === 0 && (
        <Panel>
          <Empty>没有可能重复的记录。</Empty>
        </Panel>
      )}
      {groups.map((group) => (
        <Panel key={group[0]!.id} title={`${channelNames[group[0]!.channel]} ${group[0]!.deliveredOn}`}>
          <TableFrame label="可能重复的记录">
            <table>
              <thead>
                <tr>
                  <th scope="col">信息标题</th>
                  <th scope="col">科室</th>
                  <th scope="col">怎样登记的</th>
                  <th scope="col">办理</th>
                </tr>
              </thead>
              <tbody>
                {group.map((one) => (
                  <tr key={one.id}>
                    <th scope="row" class="title-cell">
                      <a href={`/console/deliveries/${one.id}`}>{one.title}</a>
                    </th>
                    <td class="whole">{lists.officeName(one.officeId)}</td>
                    <td class="whole">{originOf(one)}</td>
                    <td>
                      {handles(one) && mayUndo(one).ok ? (
                        <Form action={`/console/ledger/alike/cancel?year=${year}`}>
                          <input type="hidden" name="id" value={one.id} />
                          <button class="btn quiet" type="submit">
                            撤销这一条
                          </button>
                        </Form>
                      ) : (
                        '—'
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
          {group.some(handles) && (
            <Form action={`/console/ledger/alike/apart?year=${year}`}>
              {group.map(({ id }) => (
                <input key={id} type="hidden" name="id" value={id} />
              ))}
              <button class="btn quiet" type="submit">
                不是重复
              </button>
            </Form>
          )}
        </Panel>
      ))}
    </>
  );
}
