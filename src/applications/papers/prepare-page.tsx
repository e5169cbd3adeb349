import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { type Paper, PaperSheet } from '../../platform/papers/index.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import type { Draft } from './drafts.ts';
import { preparedHref } from './links.ts';
import type { Wording } from './wording/catalogue.ts';
import { PlaceholdersPanel } from './wording/placeholder-list.tsx';

interface Props {
  applicationId: number;
  wording: Wording;
  text: string;
  draft: Draft | undefined;
  preview: Paper;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** The words of a paper before its step is taken; the frame around them stays as it is. */
export function PreparePage({ applicationId, wording, text, draft, preview, typed, failure }: Props) {
  const path = preparedHref(applicationId, wording.key);
  const seen = failure?.code === 'conflict' ? (draft?.version ?? 0) : (typed?.seen ?? draft?.version ?? 0);
  return (
    <>
      <header class="head">
        <div>
          <h1>预拟{wording.label}</h1>
          <p class="meta">
            {draft ? `${draft.updater} 已拟写` : '现在是模板文字'}；办理这一环节时用这里的文字生成文书，并编号、落款。
          </p>
        </div>
      </header>
      <div class="wording-grid">
        <div>
          <Panel>
            <Form action={path} failure={failure}>
              <input type="hidden" name="seen" value={String(seen)} />
              <Field
                name="text"
                label="正文"
                required
                type="textarea"
                rows={16}
                typed={{ text: typed?.text ?? text }}
                failure={failure}
              />
              <div class="actions">
                <button class="btn" type="submit">
                  保存
                </button>
                <button class="btn quiet" type="submit" name="preview" value="yes">
                  预览
                </button>
                <a class="btn quiet" href={`/console/applications/${applicationId}`}>
                  返回申请
                </a>
              </div>
            </Form>
            {draft && (
              <Form action={`${path}/discard`} class="after">
                <input type="hidden" name="seen" value={String(draft.version)} />
                <button class="btn quiet" type="submit">
                  不用这份预拟稿
                </button>
              </Form>
            )}
          </Panel>
          <PlaceholdersPanel wording={wording} />
        </div>
        <section aria-label="预览">
          <PaperSheet paper={preview} />
        </section>
      </div>
    </>
  );
}
