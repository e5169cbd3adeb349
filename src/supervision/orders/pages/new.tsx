import type { Authority } from '../../../organizations/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Choices, Empty, Field, Form, Panel } from '../../../platform/ui/index.ts';
import { ORDERS } from '../../paths.ts';
import { GROUNDS, grounds, USUAL_DAYS } from '../../rules.ts';

interface Props {
  /** to choose from */
  below: readonly Authority[];
  typed: Typed;
  failure?: Failure | undefined;
}

/** What is to be mended, by whom, by when. */
export function NewOrder({ below, typed, failure }: Props) {
  const shared = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>下达督办单</h1>
          <p class="meta">选择几个机关的，各得一份，编号连续。下达后显示在对方的工作台上，逾期的提醒。</p>
        </div>
      </header>
      <Panel>
        {below.length === 0 ? (
          <Empty>还没有登记所辖的机关。由系统管理员登记机关时选定上级机关，就可以选择。</Empty>
        ) : (
          <Form action={`${ORDERS}/new`} failure={failure}>
            <Choices
              {...shared}
              name="to"
              legend="被督办机关"
              type="checkbox"
              required
              options={below.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <Field
              {...shared}
              name="ground"
              label="类别"
              required
              options={[{ value: '', label: '请选择' }, ...grounds.map((value) => ({ value, label: GROUNDS[value] }))]}
            />
            <Field {...shared} name="subject" label="督办事项" required help="一句话，如“3 个栏目半年没有更新”" />
            <Field
              {...shared}
              name="why"
              label="事实和依据"
              type="textarea"
              required
              help="写明日期、栏目、网址和依据的条款；不要写申请人、留言人的个人信息"
            />
            <Field {...shared} name="demand" label="整改要求" type="textarea" required help="做到什么程度算办结" />
            <Field
              {...shared}
              name="dueOn"
              label="办理期限"
              type="date"
              required
              help={`一般 ${USUAL_DAYS} 个工作日，可以修改`}
            />
            <button class="btn" type="submit">
              下达
            </button>
          </Form>
        )}
      </Panel>
    </>
  );
}
