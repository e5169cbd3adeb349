import { disclosureItem } from '../../law/index.ts';
import { dayOf, longDate } from '../../platform/dates.ts';
import { Facts } from '../../platform/ui/index.ts';
import { forConsole } from '../html.ts';
import { alignNumbers } from '../numbers.ts';
import type { Revision } from '../revisions.ts';
import type { Validity } from '../tables.ts';
import { legalFormNames, relationNames, validityNames } from '../words.ts';
import { AttachmentLink } from './parts.tsx';

interface Props {
  revision: Revision;
  officeName: string;
  columnName: string | null;
  indexNumber: string | null;
  publishedAt: Date | null;
  /** as it is now; a draft's own when never public */
  validity: Validity;
  relatedTitles: Map<number, string>;
  /** h3 where the page has a heading of its own */
  heading?: 'h1' | 'h3';
}

/** A document as its public page shows it: data, title, correction, body, attachments. */
export function Article({
  revision,
  officeName,
  columnName,
  indexNumber,
  publishedAt,
  validity,
  relatedTitles,
  heading: Heading = 'h1',
}: Props) {
  const item = revision.articleItem ? disclosureItem(revision.articleItem) : undefined;
  const rows: [string, string][] = [
    ['索引号', indexNumber ?? '公开时生成'],
    ['栏目', columnName ?? '未选择'],
    ['法定公开事项', item ? `《条例》${item.article}　${item.short}` : ''],
    ['文件性质', revision.legalForm ? legalFormNames[revision.legalForm] : ''],
    ['发文字号', revision.documentNumber],
    ['公开机构', officeName],
    ['成文日期', revision.formedOn ? longDate(revision.formedOn) : '未填写'],
    ['公开日期', publishedAt ? longDate(dayOf(publishedAt)) : '尚未公开'],
    ['有效性', validityNames[validity]],
    ['来源', revision.source],
    ['关键词', revision.keywords.join('；')],
  ];
  return (
    <article class="article">
      <Facts rows={rows.filter(([, value]) => value)} />
      <Heading class="doc-title">{revision.title || '（未填写标题）'}</Heading>
      {revision.correctionNote && (
        <p class="correction">
          <b>更正说明</b>　{revision.correctionNote}
        </p>
      )}
      {/* sanitised when it was saved: html.ts */}
      <div class="article-body" dangerouslySetInnerHTML={{ __html: forConsole(alignNumbers(revision.bodyHtml)) }} />
      {revision.attachments.length > 0 && (
        <section class="attachments">
          <h2>附件</h2>
          <ol>
            {revision.attachments.map((file) => (
              <li key={file.position}>
                <AttachmentLink base="/console" file={file} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {revision.relations.length > 0 && (
        <section class="attachments">
          <h2>相关文件</h2>
          <ul>
            {revision.relations.map(({ documentId, kind }) => (
              <li key={`${documentId}${kind}`}>
                {relationNames[kind]}：<a href={`/console/documents/${documentId}`}>{relatedTitles.get(documentId)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
