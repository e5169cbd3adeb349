import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import type { Paper } from '../../platform/papers/index.ts';
import type { Draft } from './drafts.ts';
import { preparedHref } from './links.ts';
import type { Wording } from './wording/catalogue.ts';
import { WordingEditor } from './wording/editor.tsx';

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
      <WordingEditor
        path={preparedHref(applicationId, wording.key)}
        wording={wording}
        label="正文"
        text={text}
        version={draft?.version ?? 0}
        preview={preview}
        back={{ href: `/console/applications/${applicationId}`, label: '返回申请' }}
        undo={draft && { slug: 'discard', label: '不用这份预拟稿' }}
        typed={typed}
        failure={failure}
      />
    </>
  );
}
