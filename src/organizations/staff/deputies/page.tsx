import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { roles, type Who } from '../../../platform/roles.ts';
import { Choices, Empty, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { DEPUTIES } from './links.ts';
import { couldAct, deputised, rolesToGive } from './rules.ts';
import type { Named } from './store.ts';

interface Props {
  who: Who;
  /** names deputies for everybody */
  all: boolean;
  /** with an account in use */
  people: readonly Who[];
  /** what holds or is to come, and what is over */
  current: readonly Named[];
  past: readonly Named[];
  /** 'YYYY-MM-DD' */
  today: string;
  typed: Typed;
  failure?: Failure | undefined;
}

/** 请假代理: who acts for whom, and a form to name somebody. */
export function DeputiesPage(props: Props) {
  const { who, all, people, current, past, today } = props;
  const givers = people.filter((one) => rolesToGive(one).length > 0 && (all || one.id === who.id));
  return (
    <>
      <header class="head">
        <div>
          <h1>请假代理</h1>
          <p class="meta">请假、出差期间，审核、签发由指定的人代为办理；到期自动结束。</p>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title="现在和将来的代理">
            {current.length === 0 ? (
              <Empty>现在没有代理。请假前在右边指定代理人，期间送审的文稿由其代为办理。</Empty>
            ) : (
              <ul class="todo">
                {current.map((one) => (
                  <li key={one.id} id={`deputy-${one.id}`}>
                    <b>
                      {one.deputy}代{one.person}
                      {one.from > today && <Tag>未开始</Tag>}
                    </b>
                    <span>
                      <time>{one.from}</time> 至 <time>{one.to}</time>
                      {`　${one.roles.map((role) => roles[role]).join('、')}`}
                      {one.reason && `　${one.reason}`}　{one.namedBy}指定
                    </span>
                    <Form action={`${DEPUTIES}/${one.id}/end`} among={`end-${one.id}`}>
                      <button class="plain" type="submit">
                        提前结束<span class="sr">{one.person}的代理</span>
                      </button>
                    </Form>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          {past.length > 0 && <Past past={past} />}
        </div>
        {givers.length > 0 && <NameForm {...props} givers={givers} />}
      </div>
    </>
  );
}

function NameForm({ all, people, givers, typed, failure }: Props & { givers: Who[] }) {
  const given = Number([typed.person].flat()[0]);
  const person = givers.find(({ id }) => id === given) ?? givers[0]!;
  const offered = all
    ? deputised.filter((role) => givers.some((one) => one.roles.includes(role)))
    : rolesToGive(person);
  const shared = { typed, failure };
  return (
    <Panel title="指定代理人">
      <Form action={DEPUTIES} failure={failure}>
        {all && (
          <Field
            name="person"
            label="谁请假"
            required
            options={givers.map(({ id, name, roles: held }) => ({
              value: String(id),
              label: `${name}（${rolesToGive({ id, name, roles: held } as Who)
                .map((role) => roles[role])
                .join('、')}）`,
            }))}
            {...shared}
          />
        )}
        <Field
          name="deputy"
          label="由谁代理"
          required
          options={[
            { value: '', label: '请选择' },
            ...people
              .filter((one) => couldAct(one, all ? Number.NaN : person.id!))
              .map(({ id, name, roles: held }) => ({
                value: String(id),
                label: `${name}（${held.map((role) => roles[role]).join('、')}）`,
              })),
          ]}
          {...shared}
        />
        <Choices
          name="roles"
          legend="代理哪些环节"
          required
          type="checkbox"
          options={offered.map((role) => ({ value: role, label: roles[role] }))}
          {...shared}
        />
        <Field name="from" label="从哪天起" type="date" required {...shared} />
        <Field name="to" label="到哪天止（含当天）" type="date" required {...shared} />
        <Field name="reason" label="事由" help="如：年休假、外出培训" {...shared} />
        <p class="help">
          代理人只代为办理审核、签发，记为“某某（代某某签）”；其他权限不随代理转移。代理人撰写、修改的文稿，以及其本人或者被代理人已办过一个环节的文稿，不能代理。
        </p>
        <div class="actions">
          <button class="btn" type="submit">
            指定代理人
          </button>
        </div>
      </Form>
    </Panel>
  );
}

function Past({ past }: Pick<Props, 'past'>) {
  return (
    <Panel title="已结束的代理">
      <TableFrame label="已结束的代理">
        <table>
          <thead>
            <tr>
              <th scope="col">代理</th>
              <th scope="col">起止</th>
              <th scope="col">环节</th>
              <th scope="col">怎样结束</th>
            </tr>
          </thead>
          <tbody>
            {past.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.deputy}代{one.person}
                </th>
                <td class="whole">
                  <time>{one.from}</time> 至 <time>{one.to}</time>
                </td>
                <td>{one.roles.map((role) => roles[role]).join('、')}</td>
                <td>{one.endedAt ? `${one.endedBy} ${minuteOf(one.endedAt)} 提前结束` : '到期'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}
