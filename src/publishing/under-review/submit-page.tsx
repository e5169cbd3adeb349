import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Facts, Form, Panel } from '../../platform/ui/index.ts';
import type { FullDocument } from '../desk/queries.ts';
import type { SensitivePassage } from './checks.ts';
import { fingerprintOf } from './checks.ts';
import { Findings } from './findings.tsx';

interface Props {
  document: FullDocument;
  found: readonly SensitivePassage[];
  typed: Typed;
  failure?: Failure | undefined;
}

/** Before review: what the automatic checks found, and the explicit word of the person who submits. */
export function SubmitPage({ document, found, typed, failure }: Props) {
  const stopped = found.some((one) => one.kind === 'classifiedMark');
  const at = `/console/documents/${document.id}`;
  return (
    <>
      <h1 class="title">送审前核对</h1>
      <div class="narrow">
        <Panel>
          <Facts
            rows={[
              ['标题', document.revision.title],
              ['栏目', document.columnName ?? '未选择'],
            ]}
          />
        </Panel>
        <Panel title={found.length ? `自动检查发现 ${found.length} 处` : '自动检查'}>
          {found.length ? <Findings found={found} /> : <p class="help">没有发现需要确认的内容。</p>}
          <p class="help">附件里的内容不在自动检查之内，请打开附件另行核对。</p>
          {stopped ? (
            <p class="warning" id="f-marks">
              文稿带有疑似国家秘密标志，不能送审。请按保密规定处理，确属误判的，修改表述后再送审。
            </p>
          ) : (
            <Form action={`${at}/submit`} failure={failure}>
              {found.length > 0 && (
                <Choices
                  name="confirmed"
                  legend="核对意见"
                  type="checkbox"
                  options={[
                    {
                      value: fingerprintOf(found),
                      label: '以上各处已逐一核对，属于可以公开的内容，不涉及个人隐私和敏感个人信息',
                    },
                  ]}
                  typed={typed}
                  failure={failure}
                />
              )}
              <div class="actions">
                <button class="btn" type="submit">
                  提交审核
                </button>
                <a class="btn quiet" href={`${at}/edit`}>
                  返回修改
                </a>
              </div>
            </Form>
          )}
          {stopped && (
            <div class="actions">
              <a class="btn" href={`${at}/edit`}>
                返回修改
              </a>
            </div>
          )}
          <p class="law">公开会对第三方合法权益造成损害的商业秘密、个人隐私，不得公开。《条例》第十五条。</p>
        </Panel>
      </div>
    </>
  );
}
