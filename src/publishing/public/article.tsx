import type { ComponentChildren } from 'preact';
import { disclosureItem } from '../../law/index.ts';
import { dayOf, longDate, minuteOf } from '../../platform/dates.ts';
import { Icon } from '../../platform/ui/icon.tsx';
import { fileSize } from '../../platform/ui/index.ts';
import { fileAddress } from '../desk/parts.tsx';
import { forConsole } from '../drafting/html.ts';
import type { Attachment, ShownText } from '../revisions.ts';
import type { Validity } from '../tables.ts';
import { interpretationForms, relationNames, relationNamesBack, validityNames } from '../words.ts';
import { alignNumbers } from './numbers.ts';
import type { Publication } from './publication.ts';
import type { Elsewhere, Related } from './queries.ts';

/** A revision with what stands beside it on its page. What is not known before publication is null. */
export interface ArticleContent {
  revision: ShownText;
  indexNumber: string | null;
  columnName: string | null;
  columnSlug: string | null;
  officeName: string;
  publishedAt: Date | null;
  /** when the revision that is shown became public */
  changedAt: Date | null;
  validity: Validity;
  validityChangedOn: string | null;
  validityReason: string;
  related: readonly Related[];
  elsewhere?: readonly Elsewhere[];
  /** of what another authority supplied: where the original stands; '' unknown */
  original?: { address: string; indexNumber: string };
  /** once it has an address of its own */
  documentId?: number;
}

interface Props {
  content: ArticleContent;
  /** where its files lie: '/console' for staff, who also see what is not public yet */
  base?: '' | '/console';
  /** the title, where something in it is marked */
  title?: ComponentChildren;
}

/** A document as it is read: the one article of the public page, the preview, the reviewers and the print, with one
 *  sheet (article.css), so that what is signed is what the public sees. */
export function Article({ content, base = '', title }: Props) {
  const { revision, publishedAt } = content;
  const body = framed(revision.bodyHtml);
  return (
    <article class="article">
      <IndexCard content={content} />
      <DocumentStanding content={content} />
      <h1 lang="zh-CN">{title || revision.title || '（未填写标题）'}</h1>
      <p class="by">
        <span>
          发布日期：{publishedAt ? <time dateTime={dayOf(publishedAt)}>{minuteOf(publishedAt)}</time> : '公开时生成'}
        </span>
        <span>
          来源：
          {content.original?.address ? (
            <a href={content.original.address} rel="noreferrer" lang="zh-CN">
              {revision.source}（原文）
            </a>
          ) : (
            <span lang="zh-CN">{revision.source || content.officeName}</span>
          )}
        </span>
        <button type="button" class="link" data-print hidden>
          <Icon name="printer" size={16} /> 打印
        </button>
      </p>
      <div class="article-body" lang="zh-CN" dangerouslySetInnerHTML={{ __html: base ? forConsole(body) : body }} />
      <Attachments attachments={revision.attachments} base={base} />
      <RelatedList content={content} />
    </article>
  );
}

/** Words of the document itself, which are Chinese in every language of the site. */
const inChinese = (text: string | null) => text && <span lang="zh-CN">{text}</span>;

/** 索引号, 主题分类, … in the order of Chinese government sites; on paper too. */
function IndexCard({ content }: { content: ArticleContent }) {
  const { revision, columnName, columnSlug, publishedAt } = content;
  const item = revision.articleItem ? disclosureItem(revision.articleItem) : undefined;
  const rows: [term: string, value: ComponentChildren, kind?: 'across' | 'again'][] = [
    ['索引号', content.indexNumber ?? (content.original?.indexNumber || '公开时生成')],
    ['主题分类', columnName && <a href={`/columns/${columnSlug}`}>{columnName}</a>],
    ['发布机构', content.officeName],
    ['成文日期', revision.formedOn && longDate(revision.formedOn)],
    ['标题', inChinese(revision.title), 'again'],
    ['发文字号', inChinese(revision.documentNumber)],
    ['发布日期', publishedAt ? longDate(dayOf(publishedAt)) : '公开时生成'],
    ['有效性', validityNames[content.validity]],
    ['主题词', inChinese(revision.keywords.join('　'))],
    ['法定事项', item && <a href={`/disclosure/items/${item.id}`}>{`${item.article} ${item.short}`}</a>, 'across'],
  ];
  return (
    <dl class="index-card">
      {rows.map(([term, value, kind]) => (
        <div key={term} class={kind}>
          <dt>{term}</dt>
          <dd>{value || <span class="none">无</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

const ENDING: ReadonlySet<string> = new Set(['replaces', 'repeals']);

/** What a reader must know before reading: no longer in force, corrected. */
export function DocumentStanding({ content }: { content: ArticleContent }) {
  const { validity, validityChangedOn, validityReason, changedAt, revision, related } = content;
  const ending = related.filter(({ direction, kind }) => direction === 'from' && ENDING.has(kind));
  return (
    <>
      {validity !== 'valid' && (
        <div class="warning article-note stop">
          <p>
            <b>{validity === 'expired' ? '本文件已失效' : '本文件已废止'}</b>
            {validityChangedOn && `，自 ${longDate(validityChangedOn)}起`}。仅供查阅，不再作为办事依据。
          </p>
          {validityReason && <p lang="zh-CN">{validityReason}</p>}
          {ending.map((other) => (
            <p key={other.documentId}>
              <span>{other.kind === 'replaces' ? '现在执行' : '废止它的文件'}</span>
              {'：'}
              <a href={`/documents/${other.documentId}`} lang="zh-CN">
                {other.title}
              </a>
            </p>
          ))}
        </div>
      )}
      {validity === 'valid' &&
        ending.map(
          (other) =>
            other.on &&
            (!validityChangedOn || validityChangedOn < other.on) && (
              <div class="warning article-note" key={other.documentId}>
                <p>
                  <span>本文件自 {longDate(other.on)}起不再执行</span>
                  {'：'}
                  <a href={`/documents/${other.documentId}`} lang="zh-CN">
                    {other.title}
                  </a>
                </p>
              </div>
            ),
        )}
      {revision.correctionNote && (
        <div class="warning article-note">
          <p>
            <b>更正说明</b>
            {changedAt && `（${longDate(dayOf(changedAt))}）`}：<span lang="zh-CN">{revision.correctionNote}</span>
          </p>
        </div>
      )}
    </>
  );
}

function Attachments({ attachments, base }: { attachments: readonly Attachment[]; base: '' | '/console' }) {
  if (!attachments.length) return null;
  return (
    <section class="attachments">
      <h2>附件</h2>
      <ol>
        {attachments.map((file) => (
          <li key={file.position}>
            <a href={fileAddress(base, file)}>
              <Icon name="paperclip" size={18} /> <span lang="zh-CN">{file.name}</span>
            </a>
            <small>{fileSize(file.size)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

const CHANGING: ReadonlySet<string> = new Set(['amends', ...ENDING]);

function RelatedList({ content: { related, elsewhere = [], documentId } }: { content: ArticleContent }) {
  if (!related.length && !elsewhere.length) return null;
  const changed = [...related, ...elsewhere].some(({ kind }) => CHANGING.has(kind));
  return (
    <section class="related">
      <h2>相关文件</h2>
      <ul>
        {related.map((other) => (
          <li key={`${other.direction}${other.kind}${other.documentId}`}>
            <span class="tag">
              {other.direction === 'to' ? relationNames[other.kind] : relationNamesBack[other.kind]}
            </span>
            <a href={`/documents/${other.documentId}`} lang="zh-CN">
              {other.title}
            </a>
            {other.form && <span class="tag">{interpretationForms[other.form]}</span>}
          </li>
        ))}
        {elsewhere.map(({ kind, title, number, address }) => (
          <li key={kind + title}>
            <span class="tag">{relationNames[kind]}</span>
            {address ? (
              <a href={address} rel="noreferrer" lang="zh-CN">
                {title}
              </a>
            ) : (
              <span lang="zh-CN">{title}</span>
            )}
            {number && <span lang="zh-CN">　{number}</span>}
          </li>
        ))}
      </ul>
      {changed && documentId !== undefined && (
        <p>
          <a href={`/documents/${documentId}/lineage`}>文件沿革</a>
        </p>
      )}
    </section>
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
    .replace(/<table/g, (_, at: number) => {
      tables += 1;
      return `<div class="${frameFor(body, at)}" role="region" aria-label="表格 ${tables}" tabindex="0"><table`;
    })
    .replaceAll('</table>', '</table></div>');
}

/** How a table is set on paper depends on how many columns its first row has: smaller, or on a sheet laid across. */
function frameFor(body: string, at: number): string {
  const end = body.indexOf('</tr>', at);
  const row = body.slice(at, end < 0 ? at : end);
  let columns = 0;
  for (const [cell] of row.matchAll(/<t[dh](?=[\s>])[^<>]*>/g))
    columns += Number(/colspan="(\d+)"/.exec(cell)?.[1] ?? 1);
  return columns > 16 ? 'scroll across dense' : columns > 9 ? 'scroll across' : columns > 6 ? 'scroll small' : 'scroll';
}

/** A document as the public reads and prints it. */
export function DocumentPage({ publication }: { publication: Publication }) {
  const { previous, next } = publication;
  return (
    <>
      <Article content={publication} />
      <nav class="neighbours" aria-label="相邻文件">
        <Neighbour label="上一篇" to={next} />
        <Neighbour label="下一篇" to={previous} />
      </nav>
      {publication.columnSlug && (
        <p class="aside-note">
          <a href={`/subscribe?${new URLSearchParams({ column: publication.columnSlug })}`} rel="nofollow">
            订阅这个栏目
          </a>
        </p>
      )}
    </>
  );
}

function Neighbour({ label, to }: { label: string; to: { documentId: number; title: string } | undefined }) {
  return (
    <p>
      <span>{label}</span>
      {to ? (
        <a href={`/documents/${to.documentId}`} lang="zh-CN">
          {to.title}
        </a>
      ) : (
        <span class="none">没有了</span>
      )}
    </p>
  );
}

/** 撤下: said plainly, with 410. */
export function WithdrawnPage({ on, reason, column }: { on: string; reason: string; column: [string, string] }) {
  return (
    <div class="error-page">
      <h1>这份文件已经撤下</h1>
      <p>
        {on}撤下。{reason ? `原因：${reason}` : '如需了解，请与政府信息公开工作机构联系。'}
      </p>
      <p>
        <a href={column[1]}>查看“{column[0]}”的其他信息</a>，或<a href="/search">检索</a>。
      </p>
    </div>
  );
}
