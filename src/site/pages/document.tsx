import type { ComponentChildren } from 'preact';
import { disclosureItem } from '../../law/index.ts';
import { dayOf, longDate, minuteOf } from '../../platform/dates.ts';
import { Icon } from '../../platform/ui/icon.tsx';
import { fileSize } from '../../platform/ui/index.ts';
import {
  type Attachment,
  alignNumbers,
  type Publication,
  type Related,
  relationNames,
  relationNamesBack,
  validityNames,
} from '../../publishing/index.ts';

/** A document as the public reads and prints it. */
export function DocumentPage({ publication }: { publication: Publication }) {
  const { revision, attachments, related, previous, next } = publication;
  return (
    <article class="document">
      <MetaTable publication={publication} />
      <Standing publication={publication} />
      <h1>{publication.title}</h1>
      <p class="by">
        <span>
          发布日期：<time dateTime={dayOf(publication.publishedAt)}>{minuteOf(publication.publishedAt)}</time>
        </span>
        <span>来源：{revision.source || publication.officeName}</span>
        <button type="button" class="link" data-print hidden>
          <Icon name="printer" size={16} /> 打印
        </button>
      </p>
      <div class="article" dangerouslySetInnerHTML={{ __html: framed(revision.bodyHtml) }} />
      <Attachments attachments={attachments} />
      <RelatedList related={related} />
      <nav class="neighbours" aria-label="相邻文件">
        <Neighbour label="上一篇" to={next} />
        <Neighbour label="下一篇" to={previous} />
      </nav>
    </article>
  );
}

/** 索引号, 主题分类, … in the order of Chinese government sites; on paper too. */
function MetaTable({ publication }: { publication: Publication }) {
  const { revision } = publication;
  const item = publication.articleItem ? disclosureItem(publication.articleItem) : undefined;
  const rows: [term: string, value: ComponentChildren, wide?: boolean][] = [
    ['索引号', publication.indexNumber],
    ['主题分类', <a href={`/columns/${publication.columnSlug}`}>{publication.columnName}</a>],
    ['发布机构', publication.officeName],
    ['成文日期', publication.formedOn && longDate(publication.formedOn)],
    ['标题', publication.title, true],
    ['发文字号', revision.documentNumber],
    ['发布日期', longDate(dayOf(publication.publishedAt))],
    ['有效性', validityNames[publication.validity]],
    ['主题词', revision.keywords.join('　')],
    ['法定事项', item && <a href={`/disclosure/items/${item.id}`}>{`${item.article} ${item.short}`}</a>, true],
  ];
  return (
    <dl class="index-card">
      {rows.map(([term, value, wide]) => (
        <div key={term} class={wide ? 'across' : undefined}>
          <dt>{term}</dt>
          <dd>{value || <span class="none">无</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a reader must know before reading: no longer in force, corrected. */
function Standing({ publication }: { publication: Publication }) {
  const { validity, validityChangedOn, validityReason, revision } = publication;
  return (
    <>
      {validity !== 'valid' && (
        <div class="warning standing stop">
          <p>
            <b>{validity === 'expired' ? '本文件已失效' : '本文件已废止'}</b>
            {validityChangedOn && `，自 ${longDate(validityChangedOn)}起`}。仅供查阅，不再作为办事依据。
          </p>
          {validityReason && <p>{validityReason}</p>}
        </div>
      )}
      {revision.correctionNote && (
        <div class="warning standing">
          <p>
            <b>更正说明</b>（{longDate(dayOf(publication.changedAt))}）：{revision.correctionNote}
          </p>
        </div>
      )}
    </>
  );
}

function Attachments({ attachments }: { attachments: Attachment[] }) {
  if (!attachments.length) return null;
  return (
    <section class="attachments">
      <h2>附件</h2>
      <ol>
        {attachments.map((file) => (
          <li key={file.position}>
            <a href={`/files/${file.hash}/${encodeURIComponent(file.name)}`}>
              <Icon name="paperclip" size={18} /> {file.name}
            </a>
            <small>{fileSize(file.size)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function RelatedList({ related }: { related: Related[] }) {
  if (!related.length) return null;
  return (
    <section class="related">
      <h2>相关文件</h2>
      <ul>
        {related.map((other) => (
          <li key={`${other.direction}${other.kind}${other.documentId}`}>
            <span class="tag">
              {other.direction === 'to' ? relationNames[other.kind] : relationNamesBack[other.kind]}
            </span>
            <a href={`/documents/${other.documentId}`}>{other.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Neighbour({ label, to }: { label: string; to: { documentId: number; title: string } | undefined }) {
  return (
    <p>
      <span>{label}</span>
      {to ? <a href={`/documents/${to.documentId}`}>{to.title}</a> : <span class="none">没有了</span>}
    </p>
  );
}

/** Tables of the body scroll in a frame of their own that the keyboard reaches, and its headings begin right below the
 *  title. The body is sanitised: its elements are plain. */
function framed(html: string): string {
  let tables = 0;
  const aligned = alignNumbers(html);
  const body = aligned.includes('<h2')
    ? aligned
    : aligned.replace(/(<\/?h)([34])/g, (_, tag, level) => `${tag}${level - 1}`);
  return body
    .replace(/<table/g, () => {
      tables += 1;
      return `<div class="scroll" role="region" aria-label="表格 ${tables}" tabindex="0"><table`;
    })
    .replaceAll('</table>', '</table></div>');
}
