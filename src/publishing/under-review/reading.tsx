import type { Db } from '../../platform/database/index.ts';
import { Findings } from '../../platform/public-text/index.ts';
import { Facts, Panel } from '../../platform/ui/index.ts';
import type { Round, Shown } from '../../review/index.ts';
import { documentForReview } from '../desk/queries.ts';
import { previewOf } from '../public/preview.tsx';
import { fieldsOf } from './fields.ts';
import { sensitiveIn } from './look.ts';

/** What a reviewer reads of the revision that was submitted: the article as the public would see it. */
export async function shown(db: Db, { subjectId, version }: Round): Promise<Shown> {
  const document = (await documentForReview(db, Number(subjectId), Number(version)))!;
  const { revision } = document;
  const found = await sensitiveIn(revision);
  return {
    title: revision.title,
    meta: `${document.officeName}　·　${document.authorName ?? '—'}撰稿　·　第 ${revision.number} 稿`,
    styles: ['publishing/article.css'],
    content: (
      <>
        <div class="article-sheet">{await previewOf(db, document)}</div>
        <Panel title="各项内容">
          <p class="help">
            公众看到的样子见<a href={`/console/documents/${document.id}/preview`}>预览</a>。
          </p>
          <Facts rows={(await fieldsOf(db, revision)).map(([label, value]) => [label, value || '未填写'])} />
        </Panel>
      </>
    ),
    beside: found.ok ? (
      found.value.length > 0 && (
        <Panel title="自动检查">
          <p class="help">送审人已逐一确认，请再核对。</p>
          <Findings found={found.value} />
        </Panel>
      )
    ) : (
      <Panel title="自动检查">
        <p class="warning">{found.message}</p>
      </Panel>
    ),
  };
}
