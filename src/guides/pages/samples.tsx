import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import type { GuideContent } from '../content.ts';

interface Props {
  action: string;
  content: GuideContent;
  failure?: Failure | undefined;
}

/** Files that show how the papers of a guide are filled in. */
export function Samples({ action, content, failure }: Props) {
  const materials = content.materials ?? [];
  const samples = materials.flatMap(({ name, sample }) => (sample ? [{ name, sample }] : []));
  return (
    <Panel title="样表" id="samples">
      {materials.length === 0 ? (
        <p class="help">先填写申请材料并保存，再给材料添加样表。</p>
      ) : (
        <>
          <ul class="todo">
            {samples.map(({ name, sample }, n) => (
              <li key={name}>
                <a href={`${action}/${sample.hash}/${encodeURIComponent(sample.name)}`}>{sample.name}</a>
                <span>{name}</span>
                <Form action={action} upload among={`sample${n}`}>
                  <input type="hidden" name="material" value={name} />
                  <button class="link" type="submit" name="button" value="remove">
                    移除
                  </button>
                </Form>
              </li>
            ))}
          </ul>
          <Form action={action} upload failure={failure} among="sample">
            <p class="help">
              空白表格或者填写示例，Word、Excel、PDF、图片都可以。示例中的姓名、号码请用虚构的，送审时自动检查文件内容。上传前请先保存上面的修改。
            </p>
            <Field
              name="material"
              label="哪份材料"
              options={materials.map(({ name }) => ({ value: name, label: name }))}
              failure={failure}
            />
            <Field name="file" label="样表文件" type="file" failure={failure} />
            <button class="btn quiet" type="submit">
              上传
            </button>
          </Form>
        </>
      )}
    </Panel>
  );
}
