import type { ComponentChildren, VNode } from 'preact';
import { type Calendar, channelNames } from '../../../law/index.ts';
import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Facts, Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { itemName, type Lists } from '../../lists.ts';
import { TransmissionsOf } from '../../transmissions/page.tsx';
import type { Transmission } from '../../transmissions/store.ts';
import type { Slip } from '../brought.ts';
import type { Edit } from '../edit.ts';
import { mayEdit, mayFail, mayPutOut, mayRetry, mayUndo } from '../rules.ts';
import type { Delivery } from '../store.ts';
import { dueOn } from '../timeliness.ts';
import { Proof } from './proof.tsx';
import { StateTag } from './state-tag.tsx';

interface Props {
  delivery: Delivery;
  lists: Lists;
  today: string;
  now: Date;
  calendar: Calendar;
  /** made public later than its limit */
  over: boolean;
  /** this person may handle it */
  handles: boolean;
  edits: Edit[];
  /** what the machine did and does with it, the newest first */
  transmissions: readonly Transmission[];
  /** where it goes one by one, and the panel that shows it; undefined: it is done as a whole */
  places?: VNode | undefined;
  /** it is recorded there, not here */
  atPlaces: boolean;
  /** photos that came with a form that was refused */
  brought?: readonly Slip[] | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** One delivery, and what can be done with it now. */
export function DeliveryPage(props: Props) {
  const { delivery, lists, calendar, handles, failure } = props;
  const { channel, title, url, evidence } = delivery;
  const due = dueOn(delivery.formedOn, calendar);
  return (
    <>
      <header class="head">
        <div>
          <h1>{title}</h1>
          <p class="meta">
            {channelNames[channel]} · {lists.officeName(delivery.officeId)} <StateTag {...delivery} />{' '}
            {props.over && <Tag tone="late">超期</Tag>}
          </p>
        </div>
        {delivery.documentId !== null && (
          <div class="acts">
            <a class="btn quiet" href={`/console/documents/${delivery.documentId}`}>
              看原文
            </a>
          </div>
        )}
      </header>
      <div class="grid">
        <div>
          <TransmissionsOf rows={props.transmissions} />
          {props.places}
          {props.atPlaces ? null : handles ? (
            <Work {...props} />
          ) : (
            <Panel title="办理">只能办理本科室（村、社区）的发布事项。</Panel>
          )}
        </div>
        <Panel title="记录">
          <Facts
            rows={written([
              ['公开渠道', channelNames[channel]],
              ['栏目', lists.columnName(delivery.columnId) || '—'],
              ['条例事项', itemName(delivery.articleItem) || '—'],
              ['成文日期', delivery.formedOn ?? '—'],
              ['应当公开', due ? `${due} 前（条例第二十六条，20 个工作日）` : '—'],
              ['公开日期', delivery.deliveredOn ?? '—'],
              ['链接', url ? <a href={url}>{url}</a> : '—'],
              ['凭证', evidence.length > 0 ? <Photos delivery={delivery} /> : '—'],
              ['说明', delivery.note || '—'],
              ['登记人', delivery.recordedBy || '—'],
            ])}
          />
          {props.edits.map((edit) => (
            <div key={edit.id} class="edit">
              <p>
                <time>{minuteOf(edit.at)}</time> {edit.by}修改：{edit.why}
              </p>
              <ul>
                {edit.changes.map(({ field, from, to }) => (
                  <li key={field}>
                    {field}：{from || '（空）'} → {to || '（空）'}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          {failure?.code === 'conflict' && <p class="warning">{failure.message}</p>}
        </Panel>
      </div>
    </>
  );
}

/** The photos and files, pictures to be looked at. */
function Photos({ delivery: { id, title, evidence } }: { delivery: Delivery }) {
  return (
    <ul class="photos">
      {evidence.map(({ hash, name }, at) => (
        <li key={hash}>
          <a href={`/console/deliveries/${id}/evidence/${at}`}>
            {/\.(jpe?g|png|gif|webp)$/i.test(name) && (
              <img src={`/console/deliveries/${id}/evidence/${at}`} alt={`${title}：凭证 ${at + 1}`} loading="lazy" />
            )}
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Without the lines that have nothing to say. */
function written(rows: [string, ComponentChildren][]): [string, ComponentChildren][] {
  return rows.filter(([, value]) => value !== '—');
}

function Work({ delivery, today, now, transmissions, brought, typed, failure }: Props) {
  const { id, state, followUp } = delivery;
  const path = `/console/deliveries/${id}`;
  const early = mayPutOut(delivery, now);
  const shown = { deliveredOn: today, settledOn: today, url: delivery.url, ...typed };
  return (
    <>
      {followUp && transmissions.some(({ state, what }) => state === 'done' && what !== 'takeDown') && (
        <Panel title="交由平台办理">
          <Form action={`${path}/redo`}>
            <button class="btn" type="submit">
              {followUp === 'replace' ? '由平台替换' : '由平台撤下'}
            </button>
          </Form>
        </Panel>
      )}
      {followUp && (
        <Panel title={followUp === 'replace' ? '原文已更正，请替换' : '信息已撤下，请一并撤下'}>
          <Form action={`${path}/settle`} failure={failure}>
            <Field
              name="settledOn"
              label={followUp === 'replace' ? '替换日期' : '撤下日期'}
              type="date"
              required
              typed={shown}
              failure={failure}
            />
            <Field name="settledNote" label="说明" typed={shown} failure={failure} />
            <button class="btn" type="submit">
              {followUp === 'replace' ? '登记已替换' : '登记已撤下'}
            </button>
          </Form>
        </Panel>
      )}
      {state === 'planned' && !early.ok && (
        <Panel title="还没有到发布时间">
          <p>{early.message}。</p>
        </Panel>
      )}
      {(state === 'failed' || (state === 'planned' && early.ok)) && (
        <Panel title="登记已发布">
          {state === 'failed' && <p class="warning">上次发布失败：{delivery.failure}</p>}
          {delivery.channel === 'wechat' && delivery.documentId !== null && (
            <p>
              <a href={`${path}/article`}>复制排好的文章</a>，到公众平台粘贴发布，再登记文章网址。
            </p>
          )}
          <Form action={`${path}/confirm`} upload failure={followUp ? undefined : failure}>
            <Field name="deliveredOn" label="发布日期" type="date" required typed={shown} failure={failure} />
            <Proof typed={shown} failure={failure} brought={brought} />
            <button class="btn" type="submit">
              确认已发布
            </button>
          </Form>
        </Panel>
      )}
      {mayFail(delivery).ok && early.ok && (
        <Why
          path={`${path}/fail`}
          title="没能发布"
          label="原因"
          button="登记发布失败"
          typed={typed}
          failure={failure}
        />
      )}
      {mayRetry(delivery).ok && (
        <Panel title="重新安排">
          <Form action={`${path}/retry`}>
            <button class="btn quiet" type="submit">
              改回待发布
            </button>
          </Form>
        </Panel>
      )}
      {mayEdit(delivery).ok && (
        <Panel title="内容有误">
          <a class="btn quiet" href={`${path}/edit`}>
            修改登记
          </a>
        </Panel>
      )}
      {mayUndo(delivery).ok && (
        <Why
          path={`${path}/undo`}
          alone={!followUp}
          title="登记有误"
          label="撤销原因"
          button="撤销登记"
          typed={typed}
          failure={failure}
        />
      )}
      {state === 'confirmed' && !mayUndo(delivery).ok && (
        <Panel title="办理">
          <p>由平台直接发布，发布时间即为公开时间。更正、撤下请在信息本身办理。</p>
        </Panel>
      )}
      {(state === 'sending' || state === 'sent') && (
        <Panel title="办理">
          <p>由平台发送，进展见上。{state === 'sending' && '要改由人发布的，先取消发送。'}</p>
        </Panel>
      )}
      {state === 'removed' && (
        <Panel title="办理">
          <p>这条发布已取消，不计入公开数量。</p>
        </Panel>
      )}
    </>
  );
}

interface WhyProps {
  path: string;
  title: string;
  label: string;
  button: string;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
  /** no other form stands there that a refusal could be meant for */
  alone?: boolean;
}

/** The rarer way, folded until it is wanted. */
function Why({ path, title, label, button, alone, typed, failure }: WhyProps) {
  const open = failure !== undefined && (failure.fields ? failure.fields.why !== undefined : alone === true);
  return (
    <details class="panel folded" open={open}>
      <summary>{title}</summary>
      <Form action={path} failure={open ? failure : undefined}>
        <Field name="why" label={label} required typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          {button}
        </button>
      </Form>
    </details>
  );
}
