import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { type Paper, PaperSheet } from '../../../platform/papers/index.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import type { Wording } from './catalogue.ts';
import { wordingHref } from './list-page.tsx';
import { PlaceholdersPanel } from './placeholder-list.tsx';
import type { OwnWording } from './store.ts';

interface Props {
  wording: Wording;
  own: OwnWording | undefined;
  /** with invented facts */
  preview: Paper;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** One wording in a text field, with what may stand in it and a paper made from it. */
export function WordingPage({ wording, own, preview, typed, failure }: Props) {
  const path = wordingHref(wording.key);
  const text = typed?.text ?? own?.text ?? wording.text;
  const seen = failure?.code === 'conflict' ? (own?.version ?? 0) : (typed?.seen ?? own?.version ?? 0);
  return (
    <>
      <header class="head">
        <div>
          <h1>{wording.label}</h1>
          <p class="meta">{own ? `本机关的文字，${own.updater} 修改` : '现在用的是平台的文字'}</p>
        </div>
      </header>
      {failure?.code === 'conflict' && own && (
        <Panel title="现有文字">
          <p class="as-typed">{own.text}</p>
        </Panel>
      )}
      <div class="wording-grid">
        <div>
          <Panel>
            <Form action={path} failure={failure}>
              <input type="hidden" name="seen" value={String(seen)} />
              <Field name="text" label="文字" required type="textarea" rows={16} typed={{ text }} failure={failure} />
              <div class="actions">
                <button class="btn" type="submit">
                  保存
                </button>
                <button class="btn quiet" type="submit" name="preview" value="yes">
                  预览
                </button>
                <a class="btn quiet" href="/console/paper-wordings">
                  返回
                </a>
              </div>
            </Form>
            {own && (
              <Form action={`${path}/reset`} class="after">
                <button class="btn quiet" type="submit">
                  恢复为平台的文字
                </button>
              </Form>
            )}
          </Panel>
          <PlaceholdersPanel wording={wording} />
        </div>
        <section aria-label="预览">
          <PaperSheet paper={preview} />
          <p class="help">以虚构的申请为例。</p>
        </section>
      </div>
    </>
  );
}
