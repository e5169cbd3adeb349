import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import { channelOptions, itemOptions, type Lists, optionsOf } from '../../lists.ts';
import type { Slip } from '../brought.ts';
import type { Delivery } from '../store.ts';
import { Proof } from './proof.tsx';

interface Props {
  lists: Lists;
  /** the offices this person may record for */
  offices: { id: number; name: string }[];
  typed: Typed;
  /** records that look the same as what was typed */
  same?: readonly Delivery[];
  brought?: readonly Slip[] | undefined;
  failure?: Failure | undefined;
}

/** 登记 what was put out without a document in the platform. */
export function RecordPage({ lists, offices, typed, same, brought, failure }: Props) {
  const common = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>登记一条公开信息</h1>
          <p class="meta">用于没有在本平台撰写、已经通过其他渠道公开的信息。登记后计入当年公开数量。</p>
        </div>
      </header>
      <Panel>
        <Form action="/console/deliveries/new" upload failure={failure} class="narrow">
          <RecordFields {...{ lists, offices, typed, failure }} />
          <Proof {...common} brought={brought} />
          <Same same={same} lists={lists} />
          <button class="btn" type="submit">
            登记
          </button>
        </Form>
      </Panel>
    </>
  );
}

/** What a record says, for one that is made and one that is put right. */
export function RecordFields({ lists, offices, typed, failure }: Props) {
  const common = { typed, failure };
  return (
    <>
      <Field name="title" label="信息标题" required {...common} />
      <Field
        name="channel"
        label="公开渠道"
        required
        options={[{ value: '', label: '请选择' }, ...channelOptions]}
        {...common}
      />
      <Field name="deliveredOn" label="公开日期" type="date" required {...common} />
      <Field name="officeId" label="科室（村、社区）" required options={optionsOf(offices)} {...common} />
      <Field
        name="columnId"
        label="栏目"
        options={[{ value: '', label: '不归入栏目' }, ...optionsOf(lists.columns)]}
        {...common}
      />
      <Field
        name="articleItem"
        label="条例事项"
        help="《政府信息公开条例》第二十条、第二十一条"
        options={[{ value: '', label: '不属于或暂不确定' }, ...itemOptions]}
        {...common}
      />
      <Field name="formedOn" label="成文日期" type="date" {...common} />
    </>
  );
}

/** Records that look the same, each to be looked at, and the word that this is another. */
export function Same({ same = [], lists }: { same?: readonly Delivery[] | undefined; lists: Lists }) {
  if (!same.length) return null;
  return (
    <fieldset class="field wrong" id="f-apartFrom">
      <legend>可能与这些记录重复</legend>
      <ul>
        {same.map((one) => (
          <li key={one.id}>
            <a href={`/console/deliveries/${one.id}`}>{one.title}</a>（{one.deliveredOn}，
            {lists.officeName(one.officeId)}，{one.documentId === null ? `${one.recordedBy}登记` : '平台信息'}）
          </li>
        ))}
      </ul>
      <label class="choice">
        <input type="checkbox" name="apartFrom" value={same.map(({ id }) => id).join(' ')} />
        <span>已逐条核对，是另一条信息，不是重复</span>
      </label>
    </fieldset>
  );
}
