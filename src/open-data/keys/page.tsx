import { dayOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { keyForm } from './forms.ts';
import type { ApiKey } from './keys.ts';

export const KEYS = '/console/api-keys';

interface Props {
  keys: readonly ApiKey[];
  /** shown once */
  fresh?: string | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** 数据接口: keys of programs that read more than others may. */
export function KeysPage({ keys, fresh, typed, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>数据接口</h1>
          <p class="meta">公开的信息任何程序都可以读，不用密钥每个地址每分钟 60 次；发给密钥的每分钟 600 次。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/api">
            接口说明
          </a>
        </div>
      </header>
      {fresh && (
        <p class="warning" role="status">
          新的密钥：<b class="once">{fresh}</b>　只显示这一次，请当面或者用加密的方式交给对方。
        </p>
      )}
      <Panel title="新增密钥">
        <Form action={KEYS} of={keyForm} failure={failure}>
          <Field name="name" label="给谁用" help="如“市政府网站数据同步”" required {...{ typed, failure }} />
          <button class="btn" type="submit">
            生成密钥
          </button>
        </Form>
      </Panel>
      <Panel title={`密钥 ${keys.length} 个`}>
        {keys.length === 0 ? (
          <Empty>还没有密钥。读得不多的程序不需要密钥。</Empty>
        ) : (
          <TableFrame label="密钥">
            <table>
              <thead>
                <tr>
                  <th scope="col">给谁用</th>
                  <th scope="col">开头</th>
                  <th scope="col">生成</th>
                  <th scope="col">最近使用</th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {keys.map((key) => (
                  <tr key={key.id}>
                    <th scope="row">{key.name}</th>
                    <td>{key.beginning}…</td>
                    <td class="whole">
                      {dayOf(key.createdAt)}　{key.createdBy}
                    </td>
                    <td>{key.usedOn ?? '没有用过'}</td>
                    <td>
                      {key.revokedAt ? (
                        <Tag tone="plain">{dayOf(key.revokedAt)} 停用</Tag>
                      ) : (
                        <Form action={`${KEYS}/${key.id}/revoke`}>
                          <button class="btn quiet" type="submit">
                            停用<span class="sr">“{key.name}”</span>
                          </button>
                        </Form>
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
