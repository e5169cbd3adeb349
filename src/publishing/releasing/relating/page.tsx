import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Empty, Field, Form, Panel } from '../../../platform/ui/index.ts';
import { addressOf } from '../../desk/document-of.ts';
import type { FullDocument } from '../../desk/queries.ts';
import { interpretationForms, relationNames } from '../../words.ts';
import { relationForm } from './form.ts';
import type { Relation } from './store.ts';

interface Props {
  document: FullDocument;
  relations: readonly Relation[];
  typed: Typed;
  failure?: Failure | undefined;
}

/** 文件关系 of what is public: those that were said, and a further one. */
export function RelationsPage({ document, relations, ...given }: Props) {
  const at = `${addressOf(document.id)}/relations`;
  return (
    <>
      <h1 class="title">文件关系</h1>
      <div class="narrow">
        <Panel title="已登记">
          <p class="help">随文件送审时关联的，在“更正”中修改；这里是公开以后登记的。两份文件的页面上都会显示。</p>
          {relations.length === 0 && <Empty>还没有登记。</Empty>}
          {relations.map((relation) => (
            <Form key={relation.id} action={`${at}/${relation.id}/end`}>
              <p>
                {relationNames[relation.kind]}
                {relation.form && `（${interpretationForms[relation.form]}）`}：{relation.title}
                {relation.number && `（${relation.number}）`}
                {relation.on && `，自 ${relation.on} 起`}
                {'　'}
                <button class="link" type="submit">
                  解除
                </button>
              </p>
            </Form>
          ))}
        </Panel>
        <Form action={at} of={relationForm} failure={given.failure}>
          <Panel title="登记一个关系">
            <Field
              {...given}
              name="kind"
              label="本文件对另一份文件"
              options={Object.entries(relationNames).map(([value, label]) => ({ value, label }))}
            />
            <Field {...given} name="ours" label="本机关的文件" help="索引号、文号或者完整标题" />
            <Field {...given} name="title" label="其他机关文件的标题" help="不是本机关公开的，填写标题、文号和网址" />
            <Field {...given} name="number" label="其他机关文件的文号" />
            <Field {...given} name="link" type="url" label="其他机关文件的网址" />
            <Field
              {...given}
              name="on"
              type="date"
              label="自何日起"
              help="废止、替代本机关文件的必须填写。到了这一天，那份文件自动变更为“废止”；已过的日期，保存后立即变更"
            />
            <Field
              {...given}
              name="form"
              label="解读的形式"
              options={[
                { value: '', label: '不是解读' },
                ...Object.entries(interpretationForms).map(([value, label]) => ({ value, label })),
              ]}
            />
            <div class="actions">
              <button class="btn" type="submit">
                登记
              </button>
              <a href={addressOf(document.id)}>返回</a>
            </div>
          </Panel>
        </Form>
      </div>
    </>
  );
}
