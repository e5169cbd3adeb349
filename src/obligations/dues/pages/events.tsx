import { dayOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Empty, Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { timeInWords } from '../../catalogue/content.ts';
import type { Obligation } from '../../catalogue/store.ts';
import { MINE } from '../../words.ts';
import type { ObligationHappened } from '../events.ts';
import { eventForm, voidForm } from '../form.ts';

interface FormProps {
  action: string;
  /** to choose from; one alone is not asked for */
  obligations: readonly Obligation[];
  /** to choose from, for the head; undefined: the own one */
  offices?: readonly { id: number; name: string }[] | undefined;
  typed: Typed;
  failure?: Failure | undefined;
}

/** 登记事项发生: from the day that is entered it is owed. */
export function EventForm({ action, obligations, offices, typed, failure }: FormProps) {
  const [only] = obligations;
  return (
    <Form action={action} of={eventForm} failure={failure} among="event">
      {obligations.length === 1 ? (
        <input type="hidden" name="obligation" value={only!.id} />
      ) : (
        <Field
          name="obligation"
          label="事项"
          required
          options={obligations.map(({ id, content }) => ({
            value: String(id),
            label: `${content.level1} ${content.level2}（${timeInWords(content)}）`,
          }))}
          typed={typed}
          failure={failure}
        />
      )}
      <Field
        name="name"
        label="发生了什么"
        required
        help="如“2026 年预算批准”“第三季度高龄津贴发放”"
        typed={typed}
        failure={failure}
      />
      <Field
        name="on"
        label="哪一天"
        required
        type="date"
        help="批准、发放、形成或者变更的那一天，期限从它起算"
        typed={typed}
        failure={failure}
      />
      {offices && (
        <Field
          name="office"
          label="哪个科室、村、社区"
          options={[
            { value: '', label: '全部公开主体' },
            ...offices.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          typed={typed}
          failure={failure}
        />
      )}
      <button class="btn" type="submit">
        登记
      </button>
    </Form>
  );
}

/** What was entered, the newest first. @param voids where one that is wrong is voided; undefined: by the head alone */
export function EventList({
  events,
  voids,
}: {
  events: readonly ObligationHappened[];
  voids?: (id: number) => string;
}) {
  return (
    <ul class="dues">
      {events.map((event) => (
        <li key={event.id}>
          <div>
            <b>{event.name}</b> {event.voidedBy && <Tag>已作废</Tag>}
            <p class="help">
              {event.on} 发生{event.officeName && `，${event.officeName}`}；{event.recordedBy} {dayOf(event.recordedAt)}
              登记
              {event.voidedBy && `；${event.voidedBy}作废：${event.voidedReason}`}
            </p>
          </div>
          {voids && !event.voidedBy && (
            <Form action={voids(event.id)} of={voidForm} among={`void-${event.id}`}>
              <Field name="reason" label="登记有误的原因" />
              <button class="btn quiet" type="submit" aria-label={`作废：${event.name}`}>
                作废
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

interface Props {
  office: string;
  obligations: readonly Obligation[];
  events: readonly ObligationHappened[];
  typed: Typed;
  failure?: Failure | undefined;
}

/** What happened in an office that is owed to the public. */
export function EventsPage({ office, obligations, events, typed, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>登记发生的事项</h1>
          <p class="meta">{office}　·　登记后按事项的期限列入应公开事项</p>
        </div>
      </header>
      {obligations.length === 0 ? (
        <Empty>目录中没有由{office}按事项发生公开的内容。</Empty>
      ) : (
        <Panel>
          <EventForm action={`${MINE}/events`} obligations={obligations} typed={typed} failure={failure} />
        </Panel>
      )}
      {events.length > 0 && (
        <Panel title="登记过的">
          <EventList events={events} />
        </Panel>
      )}
    </>
  );
}
