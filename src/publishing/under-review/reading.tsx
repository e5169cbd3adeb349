import { channelNames } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { Findings } from '../../platform/public-text/index.ts';
import { Facts, Panel } from '../../platform/ui/index.ts';
import type { Round, Shown } from '../../review/index.ts';
import { documentForReview } from '../desk/queries.ts';
import { previewOf } from '../public/preview.tsx';
import { legalFormNames } from '../words.ts';
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
        <Panel title="公开方式">
          <Facts
            rows={[
              ['公开渠道', revision.channels.map((channel) => channelNames[channel]).join('、')],
              ['文件性质', revision.legalForm ? legalFormNames[revision.legalForm] : '其他'],
              ['标准目录事项', document.catalogueName ?? '未选择'],
              ['摘要', revision.summary || '未填写'],
            ]}
          />
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
