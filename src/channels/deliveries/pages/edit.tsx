import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import type { Lists } from '../../lists.ts';
import type { Slip } from '../brought.ts';
import { mayEdit } from '../rules.ts';
import type { Delivery } from '../store.ts';
import { Proof } from './proof.tsx';
import { RecordFields, Same } from './record.tsx';

interface Props {
  delivery: Delivery;
  lists: Lists;
  /** the offices this person may record for */
  offices: { id: number; name: string }[];
  same?: readonly Delivery[];
  brought?: readonly Slip[] | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** 修改登记 of a record made by hand or import. */
export function EditPage({ delivery, lists, offices, same, brought, typed, failure }: Props) {
  const path = `/console/deliveries/${delivery.id}`;
  const shown: Typed = {
    title: delivery.title,
    channel: delivery.channel,
    deliveredOn: delivery.deliveredOn ?? '',
    officeId: String(delivery.officeId),
    columnId: String(delivery.columnId ?? ''),
    articleItem: delivery.articleItem ?? '',
    formedOn: delivery.formedOn ?? '',
    url: delivery.url,
    note: delivery.note,
    ...typed,
  };
  const common = { typed: shown, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>修改登记</h1>
          <p class="meta">改了什么、为什么改都会留下记录；年度公开数量按修改后的内容统计。</p>
        </div>
      </header>
      <Panel>
        {mayEdit(delivery).ok ? (
          <Form action={`${path}/edit`} upload failure={failure} class="narrow">
            <RecordFields {...{ lists, offices }} {...common} />
            <Proof {...common} brought={brought} there={delivery} />
            <Same same={same} lists={lists} />
            <Field name="why" label="修改原因" required {...common} />
            <div class="actions">
              <button class="btn" type="submit">
                保存修改
              </button>
              <a class="btn quiet" href={path}>
                取消
              </a>
            </div>
          </Form>
        ) : (
          <p class="warning">{failure?.message}</p>
        )}
      </Panel>
    </>
  );
}
