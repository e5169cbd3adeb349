import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { type Held, heirsOf, inWords, rolesInWords } from './held.ts';
import { HANDED_OVER, HANDOVER, handoverOf } from './links.ts';
import type { unseenBy } from './store.ts';

/** How many things of a kind are named before the rest is counted. */
const MOST = 20;

interface FormProps {
  held: Held[];
  people: readonly Who[];
  /** whose; null: nobody's */
  from: number | null;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

const named = (who: Who) => ({ value: String(who.id), label: `${who.name}（${rolesInWords(who)}）` });

/** What waits, by kind, and for each kind who may take it; or all to one person. */
function HandOverForm({ held, people, from, typed, failure }: FormProps) {
  const anybody = people.filter((who) => held.some((one) => heirsOf(one, [who], from).length > 0));
  return (
    <Form action={from === null ? HANDOVER : handoverOf(from)} failure={failure}>
      {anybody.length > 1 && held.length > 1 && (
        <Field
          name="all"
          label="全部交给"
          help="下面没有另选的各类，凡此人可以办理的都交给此人"
          options={[{ value: '', label: '按类选择' }, ...anybody.map(named)]}
          typed={typed}
          failure={failure}
        />
      )}
      {held.map((one) => (
        <Kind key={one.work.name} one={one} heirs={heirsOf(one, people, from)} typed={typed} failure={failure} />
      ))}
      {anybody.length > 0 && (
        <button class="btn" type="submit">
          移交
        </button>
      )}
    </Form>
  );
}

function Kind({ one, heirs, typed, failure }: Pick<FormProps, 'typed' | 'failure'> & { one: Held; heirs: Who[] }) {
  const { work, items } = one;
  return (
    <section id={`held-${work.name}`}>
      <h3>
        {work.label}（{items.length}）
      </h3>
      <Things items={items} />
      {heirs.length > 0 ? (
        <Field
          name={work.name}
          label={`${work.label}交给`}
          options={[
            { value: '', label: '按“全部交给”办理，没有选的暂不移交' },
            { value: 'keep', label: '暂不移交' },
            ...heirs.map(named),
          ]}
          typed={typed}
          failure={failure}
        />
      ) : (
        <p class="help">现在没有别人可以接手：须有在用账号的{items[0]?.needs ?? '经办人'}，请安全管理员先授权。</p>
      )}
    </section>
  );
}

function Things({ items }: { items: readonly { title: string; href: string }[] }) {
  return (
    <ul>
      {items.slice(0, MOST).map(({ title, href }) => (
        <li key={href}>
          <a href={href}>{title || '（未填写标题）'}</a>
        </li>
      ))}
      {items.length > MOST && <li>……共 {items.length} 项</li>}
    </ul>
  );
}

interface OverviewProps extends Omit<FormProps, 'held' | 'from'> {
  /** what stands still and is nobody's */
  nobodys: Held[];
  /** everybody for whom something waits, with an account in use or not */
  holders: { who: Who & { active: boolean }; held: Held[]; lost: boolean }[];
}

/** 移交: what stands still, and for whom what waits. */
export function HandoverPage({ nobodys, holders, ...form }: OverviewProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>移交</h1>
          <p class="meta">人员停用、调动、取消权限或者请假时，把等其办理的事项交给可以办理的人。</p>
        </div>
      </header>
      {nobodys.length > 0 && (
        <Panel title="没有人能办理的事项">
          <HandOverForm held={nobodys} from={null} {...form} />
        </Panel>
      )}
      <Panel title="等谁办理">
        {holders.length === 0 ? (
          <Empty>现在没有只等某一个人办理的事项。</Empty>
        ) : (
          <TableFrame label="等谁办理">
            <table>
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">等其办理的事项</th>
                </tr>
              </thead>
              <tbody>
                {holders.map(({ who, held, lost }) => (
                  <tr key={who.id}>
                    <th scope="row">
                      <a href={handoverOf(who.id!)}>{who.name}</a>
                      {lost && <Tag tone="late">{who.active ? '已不能办理' : '账号停用'}</Tag>}
                    </th>
                    <td>{inWords(held)}</td>
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

/** What waits for one person, to be given to others. */
export function PersonPage({ person, ...form }: FormProps & { person: Who & { active: boolean } }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>移交{person.name}的事项</h1>
          <p class="meta">
            {person.active ? '账号在用' : '账号已停用'}　·　{rolesInWords(person) || '没有权限'}
          </p>
        </div>
      </header>
      <Panel title="等其办理的事项">
        {form.held.length === 0 ? (
          <Empty>没有只等{person.name}办理的事项。</Empty>
        ) : (
          <>
            <p class="help">
              只列出其本人的事项，以及除其以外没有人能办理的事项。移交后新的经办人在工作台上看到，移交记入日志；已办的记录仍是原来的姓名。
            </p>
            <HandOverForm {...form} />
          </>
        )}
      </Panel>
    </>
  );
}

/** What came to oneself. */
export function HandedOverPage({ came }: { came: Awaited<ReturnType<typeof unseenBy>> }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>移交给您的事项</h1>
        </div>
      </header>
      {came.length === 0 && <Empty>没有新移交给您的事项。</Empty>}
      {came.map(({ id, label, items, from, givenBy }) => (
        <Panel key={id} title={`${from ? `${from}的` : ''}${label}（${items.length}）`}>
          <p class="help">由{givenBy}移交。</p>
          <Things items={items} />
        </Panel>
      ))}
      {came.length > 0 && (
        <Form action={HANDED_OVER}>
          <input type="hidden" name="upTo" value={String(came[0]!.id)} />
          <button class="btn" type="submit">
            知道了
          </button>
        </Form>
      )}
    </>
  );
}
