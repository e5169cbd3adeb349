import { channelNames } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import type { Connector } from './connector.ts';
import type { Rest } from './rest.ts';
import { Rested } from './rested.tsx';
import type { ConnectorSettings } from './settings.ts';

export const CONNECTORS = '/console/connectors';

interface Props {
  connectors: readonly Connector[];
  set: readonly ConnectorSettings[];
  rests: readonly Rest[];
  /** of an invented authority */
  demo: boolean;
  /** of which connector the form was sent */
  of?: string | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** 发布接口: how the machine serves channels for this authority; secrets are typed and never shown. */
export function ConnectorsPage({ connectors, set, rests, demo, of, typed, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>发布接口</h1>
          <p class="meta">
            接通以后，签发的信息可以交由平台直接发布到这些渠道，并记下发布的地址。没有接通的，由人发布后登记。
          </p>
        </div>
      </header>
      {demo && (
        <p class="notice">
          {set.some(({ enabled }) => enabled)
            ? '演示数据里的账号是虚构的，此前列出的发送经过都是演示；已启用的接口会真的向外发送。'
            : '演示数据里的账号是虚构的，接口没有启用，也没有保存密钥：平台不向外发送任何内容，列出的发送经过都是演示。要试用，请填写自己的账号。'}
        </p>
      )}
      <div class="narrow">
        {connectors.map((connector) => {
          const kept = set.find((one) => one.connector === connector.id);
          const sent = of === connector.id;
          return (
            <Panel key={connector.id} title={`${channelNames[connector.channel]}：${connector.name}`}>
              {kept && (
                <p class="help">
                  {kept.updatedBy}于 {minuteOf(kept.updatedAt)} 设置，{kept.enabled ? '已启用' : '没有启用'}。
                </p>
              )}
              <Rested rests={rests.filter((one) => one.connector === connector.id)} mends />
              <Form action={`${CONNECTORS}/${connector.id}`} failure={sent ? failure : undefined} among={connector.id}>
                <Choices
                  name="enabled"
                  legend="使用"
                  type="radio"
                  options={[
                    { value: 'yes', label: '启用' },
                    { value: 'no', label: '不启用' },
                  ]}
                  typed={sent ? typed : { enabled: kept?.enabled ? 'yes' : 'no' }}
                />
                {connector.settings.map(({ name, label, help, secret, optional }) => (
                  <Field
                    key={name}
                    name={name}
                    label={label}
                    help={[help, secret && kept?.hasSecrets && '已保存，不显示；不改的留空'].filter(Boolean).join('。')}
                    required={!optional && !(secret && kept?.hasSecrets)}
                    type={secret ? 'password' : 'text'}
                    autocomplete={secret ? 'new-password' : 'off'}
                    typed={sent ? typed : { ...kept?.settings }}
                    failure={sent ? failure : undefined}
                  />
                ))}
                <div class="actions">
                  <button class="btn" type="submit">
                    保存
                  </button>
                </div>
              </Form>
              <p class="help">{connector.byHand}</p>
            </Panel>
          );
        })}
      </div>
    </>
  );
}
