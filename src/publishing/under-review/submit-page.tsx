import type { Typed } from '../../platform/http/form.ts';
import { type Failure, invalid, type Outcome } from '../../platform/outcome.ts';
import { Awaited, Confirmation, Findings, type Passage, passageKey } from '../../platform/public-text/index.ts';
import { Facts, Form, Panel } from '../../platform/ui/index.ts';
import { type ReleaseStanding, Stopped } from '../../review/index.ts';
import { CopiesOffered } from '../copies/offered.tsx';
import type { FullDocument } from '../desk/queries.ts';

interface Props {
  document: FullDocument;
  /** by the automatic checks */
  found: Outcome<Passage[]>;
  /** what was not looked for, in a sentence; '': nothing */
  leftOut: string;
  standing: ReleaseStanding;
  typed: Typed;
  failure?: Failure | undefined;
}

/** Before review: what the automatic checks found, and the explicit word of the person who submits. */
export function SubmitPage({ document, found: looked, leftOut, standing, typed, failure }: Props) {
  const found = looked.ok ? looked.value : [];
  const left = found.filter((one) => !standing.released.has(passageKey(one)));
  const stopped = left.filter(({ severity }) => severity === 'block');
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
        <Awaited found={found} address={`${at}/submit`} />
        <div id="looked" data-refreshed>
          <Panel title={found.length ? `自动检查发现 ${found.length} 处` : '自动检查'}>
            {found.length > 0 && (
              <Findings
                found={found}
                said={(one) => {
                  const by = standing.released.get(passageKey(one));
                  return by && `${by.by}已放行：${by.reason}`;
                }}
              />
            )}
            <CopiesOffered at={at} attachments={document.revision.attachments} found={found} />
            {looked.ok && !found.length && <p class="help">没有发现需要确认的内容。</p>}
            <p class="help">
              附件的名称和内容、正文图片里的文字已一并检查；没有识别的部分和图片的画面，请打开另行核对。
              {/\shref="https?:/i.test(document.revision.bodyHtml) &&
                '站外链接在公开以后每天由后台试着打开，现在请自行点开核对。'}
            </p>
            {leftOut && <p class="help">{leftOut}。</p>}
            {!looked.ok && <p class="warning">{looked.message}</p>}
            {looked.ok && !stopped.length && (
              <Form action={`${at}/submit`} failure={failure && invalid(failure.message)}>
                <Confirmation found={left} confirmed={failure?.confirmed} />
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
            {(!looked.ok || stopped.length > 0) && (
              <div class="actions">
                <a class="btn" href={`${at}/edit`}>
                  返回修改
                </a>
              </div>
            )}
            <p class="law">公开会对第三方合法权益造成损害的商业秘密、个人隐私，不得公开。《条例》第十五条。</p>
          </Panel>
          {stopped.length > 0 && (
            <Stopped
              action={`${at}/release`}
              cannot="送审"
              within="文稿或者附件"
              {...{ stopped, standing, typed, failure }}
            />
          )}
        </div>
      </div>
    </>
  );
}
