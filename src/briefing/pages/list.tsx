import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { briefingHref, DESK } from '../paths.ts';
import { type BriefingState, monthInWords, STATES } from '../rules.ts';
import type { Briefing } from '../store.ts';

const TONES = { drafting: 'warn', handed: 'warn', signed: 'ok' } as const;

export const StateTag = ({ state }: { state: BriefingState }) => <Tag tone={TONES[state]}>{STATES[state]}</Tag>;

interface Props {
  briefings: readonly Briefing[];
  /** months that have none yet; undefined: this person begins none */
  open: readonly string[] | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** 月报 of all months. */
export function ListPage({ briefings, open, typed, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>信息公开工作月报</h1>
          <p class="meta">每月第一个工作日按台账自动起草上月的月报；负责人核对后送签，分管领导签发后不再改变。</p>
        </div>
      </header>
      <Panel>
        {briefings.length === 0 ? (
          <Empty>还没有月报。下月第一个工作日自动起草，也可以现在起草。</Empty>
        ) : (
          <TableFrame label="月报">
            <table>
              <thead>
                <tr>
                  <th scope="col">月份</th>
                  <th scope="col">状态</th>
                  <th scope="col">经办</th>
                  <th scope="col">报送</th>
                  <th scope="col">文件</th>
                </tr>
              </thead>
              <tbody>
                {briefings.map((one) => (
                  <Row key={one.id} {...one} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
      {open && open.length > 0 && (
        <Panel title="起草其他月份">
          <Form action={DESK} failure={failure}>
            <Field
              name="month"
              label="月份"
              help="没有结束的月份可以先起草，月底以后才能签发。"
              typed={typed}
              failure={failure}
              options={open.map((month) => ({ value: month, label: monthInWords(month) }))}
            />
            <button class="btn quiet" type="submit">
              起草
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}

function Row(one: Briefing) {
  const { month, state, signedAt, signedName, handedName, handedAt, editedName, editedAt, begunName, begunAt } = one;
  const said =
    state === 'signed'
      ? [`${signedName}签发`, signedAt!]
      : state === 'handed'
        ? [`${handedName}送签`, handedAt!]
        : editedAt
          ? [`${editedName}修改`, editedAt]
          : [`${begunName}起草`, begunAt];
  const path = briefingHref(month);
  return (
    <tr>
      <th scope="row">
        <a href={path}>{monthInWords(month)}</a>
      </th>
      <td>
        <StateTag state={state} />
      </td>
      <td>
        {said[0] as string} <time>{minuteOf(said[1] as Date)}</time>
      </td>
      <td>{one.sentAt ? <time>{minuteOf(one.sentAt)}</time> : '—'}</td>
      <td>
        <a href={`${path}/briefing.docx`} aria-label={`${monthInWords(month)}月报 Word`}>
          Word
        </a>{' '}
        <a href={`${path}/briefing.pdf`} aria-label={`${monthInWords(month)}月报 PDF`}>
          PDF
        </a>
      </td>
    </tr>
  );
}
