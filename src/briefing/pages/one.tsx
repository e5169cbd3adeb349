import type { ComponentChildren } from 'preact';
import { valueInWords } from '../../measures/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Measure } from '../../platform/measures.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Fault, Field, Form, Icon, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { Current, Difference } from '../current.ts';
import { briefingHref } from '../paths.ts';
import { monthInWords, type Verb } from '../rules.ts';
import type { Briefing } from '../store.ts';
import { PARTS } from '../text/parts.ts';
import { BriefingBody } from './body.tsx';
import { StateTag } from './list.tsx';

/** Which of the page's forms was sent. */
export type BriefingForm = Exclude<Verb, 'edit'>;

interface Props {
  briefing: Briefing;
  current: Current;
  differences: readonly Difference[];
  measures: readonly Measure[];
  /** what this person may do now */
  may: ReadonlySet<Verb>;
  /** somebody is above this authority */
  hasAbove: boolean;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
  at?: BriefingForm | undefined;
}

/** One month's briefing: what it says, and what may be done with it. */
export function BriefingPage(props: Props) {
  const { briefing, current, measures, may, failure, at } = props;
  const path = briefingHref(briefing.month);
  const signed = briefing.state === 'signed';
  const { content, figures } = signed ? { content: briefing.content!, figures: briefing.figures! } : current;
  return (
    <>
      <header class="head">
        <div>
          <h1>{monthInWords(briefing.month)}信息公开工作月报</h1>
          <p class="meta">
            {signed
              ? `签发时的文字和数字；点数字看台账现在的记录。`
              : '带底色的数字随台账变动，点开看记录；签发后不再改变。'}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${path}/briefing.docx`}>
            <Icon name="download" /> Word
          </a>
          <a class="btn quiet" href={`${path}/briefing.pdf`}>
            <Icon name="download" /> PDF
          </a>
          <span class="states">
            <StateTag state={briefing.state} />
          </span>
        </div>
      </header>
      <Fault failure={at && may.has(at) ? undefined : failure} />
      <div class="grid">
        <div>
          <BriefingBody
            {...{ content, figures, measures }}
            beside={
              may.has('edit')
                ? (part) => (
                    <a href={`${path}/parts/${part}`} aria-label={`修改“${PARTS[part]}”`}>
                      {briefing.texts[part] === undefined ? '修改' : '修改（已改过）'}
                    </a>
                  )
                : undefined
            }
          />
        </div>
        <div>
          <Acts {...props} />
          <Contradictions {...props} />
          <Differences {...props} />
          <Course briefing={briefing} />
        </div>
      </div>
    </>
  );
}

function Acts({ briefing, current, may, hasAbove, typed, failure, at }: Props) {
  const of = (form: BriefingForm) => (at === form ? { typed, failure } : {});
  const form = (name: BriefingForm, title: string, button: string, children?: ComponentChildren, quiet = false) =>
    may.has(name) && (
      <Panel title={title} id={name} key={name}>
        <Form action={`${briefingHref(briefing.month)}/${name}`} among={name} failure={of(name).failure}>
          <input type="hidden" name="version" value={briefing.version} />
          {children}
          <button class={quiet ? 'btn quiet' : 'btn'} type="submit">
            {button}
          </button>
        </Form>
      </Panel>
    );
  return (
    <>
      {form(
        'sign',
        '签发',
        '签发',
        <>
          <input type="hidden" name="seen" value={current.mark} />
          {hasAbove && (
            <Choices
              {...of('sign')}
              name="send"
              legend="报送"
              type="checkbox"
              options={[{ value: 'yes', label: '同时报送上级主管部门' }]}
            />
          )}
        </>,
      )}
      {form(
        'hand',
        '送签',
        '送分管领导签发',
        current.contradictions.length > 0 && (
          <Choices
            {...of('hand')}
            name="checked"
            legend="手填的数字"
            type="checkbox"
            options={[{ value: 'yes', label: '与台账不同的数字已经核对，按文中所写送签' }]}
          />
        ),
      )}
      {form(
        'return',
        '退回',
        '退回修改',
        <Field {...of('return')} name="reason" label="退回的理由" type="textarea" rows={3} required />,
        true,
      )}
      {form('recall', '取回', '取回修改', undefined, true)}
      {hasAbove && form('send', '报送', '报送上级主管部门')}
    </>
  );
}

function Contradictions({ briefing, current }: Props) {
  if (briefing.state === 'signed' || !current.contradictions.length) return null;
  return (
    <Panel title="与台账不同的数字">
      <ul class="todo">
        {current.contradictions.map(({ part, said, books, figure }) => (
          <li key={`${part} ${said}`}>
            <span>
              <a href={`#${part}`}>{PARTS[part]}</a>：“{said}”，台账是 <b>{books}</b>。
            </span>
            <small>
              写作 <code>{figure}</code> 就随台账变动。
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Differences({ briefing, differences }: Props) {
  if (briefing.state !== 'signed' || !differences.length) return null;
  return (
    <Panel title="签发以后台账的变化">
      <p class="help">月报不变；下列指标按台账现在的记录与签发时不同。</p>
      <TableFrame label="签发以后台账的变化">
        <table>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" class="n">
                签发时
              </th>
              <th scope="col" class="n">
                现在
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ one, signed, now }) => (
              <tr key={one.id}>
                <th scope="row">{one.label}</th>
                <td class="n">{valueInWords(one, signed)}</td>
                <td class="n">{valueInWords(one, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}

function Course({ briefing: one }: { briefing: Briefing }) {
  const steps: [string, string, Date | null][] = [
    ['起草', one.begunName, one.begunAt],
    ['修改', one.editedName, one.editedAt],
    ['送签', one.handedName, one.handedAt],
    ['签发', one.signedName, one.signedAt],
    ['报送', '', one.sentAt],
  ];
  return (
    <Panel title="办理经过">
      {one.returnedReason && (
        <p>
          {one.returnedName}退回：{one.returnedReason}
        </p>
      )}
      <ol class="todo">
        {steps
          .filter(([, , at]) => at)
          .map(([what, who, at]) => (
            <li key={what}>
              <span>
                <b>{what}</b>
                {who && `　${who}`} <time>{minuteOf(at!)}</time>
              </span>
            </li>
          ))}
      </ol>
    </Panel>
  );
}
