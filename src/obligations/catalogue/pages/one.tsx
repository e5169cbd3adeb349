import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import type { ObligationHappened } from '../../dues/events.ts';
import { EventForm, EventList } from '../../dues/pages/events.tsx';
import { DueComparison } from '../../figures/pages/changes.tsx';
import { DESK, HOME } from '../../words.ts';
import { nameOf } from '../content.ts';
import { endForm, obligationForm } from '../form.ts';
import type { Obligation, ObligationEntry } from '../store.ts';
import { ObligationFields } from './fields.tsx';
import type { ComparedDue } from './preview-lines.ts';

/** Which of the page's forms was sent. */
export type Sent = 'save' | 'end' | 'event';

interface EditProps {
  offices: Parameters<typeof ObligationFields>[0]['offices'];
  columns: readonly { id: number; name: string }[];
  typed: Typed;
  failure?: Failure | undefined;
  /** what the dues would become by what is typed; undefined: not asked */
  preview?: readonly ComparedDue[] | undefined;
}

/** The form by which an obligation begins, or its next version. */
function Edit({ action, number, ...props }: EditProps & { action: string; number?: number }) {
  const { typed, failure, preview } = props;
  return (
    <Form action={action} of={obligationForm} failure={failure} id="edit">
      {number !== undefined && <input type="hidden" name="number" value={number} />}
      <ObligationFields {...props} />
      <Field
        name="from"
        label="从哪天起"
        required
        type="date"
        help="期末在这一天以后的各期按它计算；填错周期的，填当初应当开始的那一天，没有公开的重新计算，已经公开的不动"
        typed={typed}
        failure={failure}
      />
      <Field name="remark" label="说明" help="为什么改，留在历次版本里" typed={typed} failure={failure} />
      {preview && <Preview dues={preview} />}
      <div class="acts">
        <button class="btn" type="submit">
          保存
        </button>
        <button class="btn quiet" type="submit" name="look" value="1">
          先看会改变什么
        </button>
      </div>
    </Form>
  );
}

function Preview({ dues }: { dues: readonly ComparedDue[] }) {
  return (
    <section class="notice" id="preview" aria-label="会改变什么">
      <p>
        <b>{dues.length ? `保存后变动 ${dues.length} 项：` : '保存后没有一项的期限变动。'}</b>
        还没有保存。
      </p>
      {dues.length > 0 && <DueComparison dues={dues.slice(0, 60)} />}
      {dues.length > 60 && <p>另有 {dues.length - 60} 项。</p>}
    </section>
  );
}

/** 新增事项. */
export function NewPage(props: EditProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>新增公开事项</h1>
          <p class="meta">保存后按期列入各科室、村、社区的应公开事项</p>
        </div>
      </header>
      <Panel>
        <Edit {...props} action={`${DESK}/new`} />
      </Panel>
    </>
  );
}

interface OneProps extends EditProps {
  obligation: Obligation;
  versions: readonly { version: ObligationEntry; changed: [label: string, before: string, after: string][] }[];
  events: readonly ObligationHappened[];
  /** figures of all its dues */
  dues: { href: string; total: number; late: number };
  sent?: { form: Sent; failure: Failure; typed: Typed } | undefined;
  today: string;
}

/** One obligation: its next version, what happened, how it ends, its versions. */
export function OnePage(props: OneProps) {
  const { obligation, dues, sent, today } = props;
  const { id, content, number, ended, from } = obligation;
  const edit = sent?.form === 'save' ? { typed: sent.typed, failure: sent.failure } : { typed: props.typed };
  const end = sent?.form === 'end' ? { typed: sent.typed, failure: sent.failure } : { typed: { from: today } };
  return (
    <>
      <header class="head">
        <div>
          <h1>{nameOf(content)}</h1>
          <p class="meta">
            第 {number} 版，{ended ? `${from} 起停止` : `${from} 起`}
          </p>
        </div>
        <div class="acts">
          {ended && <Tag>已停止</Tag>}
          <a class="btn quiet" href={dues.href}>
            应公开 {dues.total} 项，逾期 {dues.late} 项
          </a>
          <a class="btn quiet" href={`${HOME}/${id}`}>
            网站上的样子
          </a>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title={ended ? '修改后恢复公开' : '修改'}>
            <Edit {...props} {...edit} action={`${DESK}/${id}`} number={number} />
          </Panel>
        </div>
        <div>
          {content.frequency === 'onEvent' && <Events {...props} />}
          <Versions {...props} />
          {!ended && (
            <Panel title="停止公开">
              <Form action={`${DESK}/${id}/end`} of={endForm} failure={end.failure} among="end">
                <input type="hidden" name="number" value={number} />
                <p class="help">从这一天起不再应公开；以前的照旧。</p>
                <Field name="from" label="从哪天起" required type="date" typed={end.typed} failure={end.failure} />
                <Field name="remark" label="说明" required typed={end.typed} failure={end.failure} />
                <button class="btn quiet" type="submit">
                  停止
                </button>
              </Form>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function Events({ obligation, offices, events, sent, today }: OneProps) {
  const given = sent?.form === 'event' ? { typed: sent.typed, failure: sent.failure } : { typed: { on: today } };
  const { subject } = obligation.content;
  const chosen = offices.filter(
    ({ id, kind, closed }) =>
      !closed &&
      (subject.of === 'offices'
        ? subject.ids.includes(id)
        : subject.of === 'villages'
          ? kind === 'village'
          : subject.of === 'communities'
            ? kind === 'community'
            : kind !== 'office'),
  );
  return (
    <Panel title="登记发生的事项" id="events">
      {!obligation.ended && (
        <EventForm
          action={`${DESK}/${obligation.id}/events`}
          obligations={[obligation]}
          offices={subject.of === 'authority' ? undefined : chosen}
          typed={given.typed}
          failure={given.failure}
        />
      )}
      {events.length === 0 && <Empty>还没有登记过。发生一次，登记一次，期限从那一天起算。</Empty>}
      <EventList events={events} voids={(event) => `${DESK}/events/${event}/void`} />
    </Panel>
  );
}

function Versions({ versions }: OneProps) {
  return (
    <Panel title="历次版本" id="versions">
      <ul class="dues">
        {versions.map(({ version, changed }) => (
          <li key={version.id}>
            <div>
              <b>
                第 {version.number} 版，{version.from} 起{version.ended && '停止'}
              </b>
              <p class="help">
                {version.setBy} {minuteOf(version.setAt)}
                {version.remark && `：${version.remark}`}
              </p>
              {changed.length > 0 && (
                <TableFrame label={`第 ${version.number} 版的改动`}>
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">项</th>
                        <th scope="col">改前</th>
                        <th scope="col">改后</th>
                      </tr>
                    </thead>
                    <tbody>
                      {changed.map(([label, before, after]) => (
                        <tr key={label}>
                          <th scope="row">{label}</th>
                          <td>{before || '—'}</td>
                          <td>{after || '—'}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </TableFrame>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
