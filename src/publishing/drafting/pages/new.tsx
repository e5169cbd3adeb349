import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import type { Column } from '../../columns/queries.ts';
import { newForm } from '../forms.ts';
import { columnOptions } from './options.ts';

/** The two things that a document begins with. */
export function NewDocument({ columns, typed, failure }: { columns: Column[]; typed: Typed; failure?: Failure }) {
  return (
    <>
      <h1 class="title">新建文件</h1>
      <div class="narrow">
        <Panel>
          {columns.length === 0 && <p class="warning">还没有栏目，请先联系系统管理员设置栏目。</p>}
          <Form action="/console/documents/new" of={newForm} failure={failure}>
            <Field name="title" label="标题" required typed={typed} failure={failure} />
            <Field
              name="column_id"
              label="栏目"
              required
              help="决定文件在网站上的位置，以后可以修改"
              typed={typed}
              failure={failure}
              options={columnOptions(columns)}
            />
            <div class="actions">
              <button class="btn" type="submit">
                开始编写
              </button>
              <a href="/console/documents">返回</a>
            </div>
          </Form>
        </Panel>
      </div>
    </>
  );
}
