import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { Panel } from '../../../platform/ui/index.ts';
import type { Wording } from './catalogue.ts';
import { WordingEditor } from './editor.tsx';
import { wordingHref } from './list-page.tsx';
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
      <WordingEditor
        path={wordingHref(wording.key)}
        wording={wording}
        label="文字"
        text={own?.text ?? wording.text}
        version={own?.version ?? 0}
        preview={preview}
        help="以虚构的申请为例。"
        back={{ href: '/console/paper-wordings', label: '返回' }}
        undo={own && { slug: 'reset', label: '恢复为平台的文字' }}
        typed={typed}
        failure={failure}
      />
    </>
  );
}
