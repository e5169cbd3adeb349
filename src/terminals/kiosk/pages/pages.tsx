import type { ComponentChildren } from 'preact';
import { dayOf, longDate } from '../../../platform/dates.ts';
import { LANGUAGES, type Language, tagOf } from '../../../platform/languages/language.ts';
import { Form } from '../../../platform/ui/index.ts';
import type { ChannelText, Column } from '../../../publishing/index.ts';
import { type Holding, HoldingNotes } from '../holding.tsx';

interface HomeProps {
  newest: readonly ChannelText[];
  /** this page in each language of the authority */
  languages: { language: Language; href: string }[];
  current: Language;
}

/** What can be done here, in large. */
export function HomePage({ newest, languages, current }: HomeProps) {
  return (
    <>
      {languages.length > 1 && (
        <nav class="kiosk-languages" aria-label="语言">
          {languages.map(({ language, href }) => (
            <a
              key={language}
              class={language === current ? 'btn' : 'btn quiet'}
              href={href}
              lang={tagOf(language)}
              aria-current={language === current ? 'true' : undefined}
            >
              {LANGUAGES[language]}
            </a>
          ))}
        </nav>
      )}
      <h1>请选择</h1>
      <nav class="tiles" aria-label="可以办理">
        <Tile href="/documents" title="最新公开" note="通知、公示、政策" />
        <Tile href="/columns" title="按栏目看" note="补贴、救助、财政……" />
        <Tile href="/policies" title="政策文件库" note="哪些文件有效" />
        <Tile href="/guides" title="办事指南" note="条件、材料、流程" />
        <Tile href="/windows" title="服务窗口" note="今天谁在办什么" />
        <Tile href="/topics" title="热点回应" note="问得多的事" />
        <Tile href="/search" title="搜索" note="用拼音输入" />
        <Tile href="/disclosure/application/new" title="申请公开" note="填写申请表" />
        <Tile href="/disclosure/application" title="怎样申请" note="条件、期限、收费" />
        <Tile href="/disclosure/application/track" title="查询申请" note="凭编号和查询码" />
        <Tile href="/engagement" title="互动交流" note="提问题、看答复" />
        <Tile href="/consultations" title="征集调查" note="提意见、看采纳情况" />
      </nav>
      {newest.length > 0 && (
        <section class="kiosk-list">
          <h2>近期公开</h2>
          <Lines lines={newest.map(({ documentId, title, publishedAt }) => ({ documentId, title, publishedAt }))} />
        </section>
      )}
    </>
  );
}

function Tile({ href, title, note }: { href: string; title: string; note: string }) {
  return (
    <a class="tile" href={href}>
      <b>{title}</b>
      <span>{note}</span>
    </a>
  );
}

interface Line {
  documentId: number;
  title: string;
  publishedAt: Date;
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul class="kiosk-lines">
      {lines.map(({ documentId, title, publishedAt }) => (
        <li key={documentId}>
          <a href={`/documents/${documentId}`}>
            <b lang="zh-CN">{title}</b>
            <time>{dayOf(publishedAt)}</time>
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ListProps {
  title: string;
  lines: readonly Line[];
  page: number;
  pages: number;
  /** of page n */
  href: (page: number) => string;
  children?: ComponentChildren;
}

/** A list, page by page. */
export function ListPage({ title, lines, page, pages, href, children }: ListProps) {
  return (
    <section class="kiosk-list">
      <h1>{title}</h1>
      {children}
      {lines.length === 0 ? <p class="empty">没有找到公开的信息。</p> : <Lines lines={lines} />}
      <Pages page={page} pages={pages} href={href} />
    </section>
  );
}

/** From page to page of a list; nothing where there is one. */
export function Pages({ page, pages, href }: Pick<ListProps, 'page' | 'pages' | 'href'>) {
  if (pages <= 1) return null;
  return (
    <nav class="kiosk-pager" aria-label="分页">
      {page > 1 && (
        <a class="btn quiet" href={href(page - 1)}>
          上一页
        </a>
      )}
      <span>
        第 {page} 页，共 {pages} 页
      </span>
      {page < pages && (
        <a class="btn quiet" href={href(page + 1)}>
          下一页
        </a>
      )}
    </nav>
  );
}

export function ColumnsPage({ columns, counts }: { columns: readonly Column[]; counts: ReadonlyMap<number, number> }) {
  return (
    <section class="kiosk-list">
      <h1>栏目</h1>
      <nav class="tiles small" aria-label="栏目">
        {columns.map(({ id, slug, name }) => (
          <Tile key={id} href={`/columns/${slug}`} title={name} note={`${counts.get(id) ?? 0} 条`} />
        ))}
      </nav>
    </section>
  );
}

/** Where one begins to look for something. */
export function SearchPage() {
  return (
    <section class="kiosk-list">
      <h1>搜索</h1>
      <SearchForm words="" />
    </section>
  );
}

/** Looks for words; letters are typed on the screen. */
export function SearchForm({ words }: { words: string }) {
  return (
    <form class="kiosk-search" action="/search" method="get" role="search">
      <label for="q">要找什么</label>
      <input id="q" name="q" type="search" value={words} autocomplete="off" />
      <button class="btn" type="submit">
        搜索
      </button>
    </form>
  );
}

interface DocumentProps {
  text: ChannelText;
  holding: Holding;
  /** whole address of the site */
  site: string;
  /** sheets of paper; undefined: nothing here prints */
  sheets: number | undefined;
  /** why it is not printed */
  fault: string | undefined;
  left: number;
}

/** One notice, to be read and printed. */
export function DocumentPage({ text, holding, site, sheets, fault, left }: DocumentProps) {
  const { documentId, title, officeName, publishedAt, documentNumber, correctionNote, bodyHtml, onSite } = text;
  return (
    <article class="kiosk-document" data-document={documentId}>
      <h1 lang="zh-CN">{title}</h1>
      <p class="meta">
        {officeName}　{longDate(dayOf(publishedAt))}
        {documentNumber && `　${documentNumber}`}
      </p>
      <HoldingNotes of={holding} />
      {correctionNote && !holding.publication && (
        <p class="warning">
          更正：<span lang="zh-CN">{correctionNote}</span>
        </p>
      )}
      <div class="article-body" lang="zh-CN" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
      <footer>
        {sheets !== undefined && (
          <Form action={`/documents/${documentId}/print`}>
            <p>
              打印共 {sheets} 页。{fault ? `${fault}。` : `这次使用还可以打印 ${left} 页，免费。`}
            </p>
            {!fault && (
              <button class="btn" type="submit">
                打印
              </button>
            )}
          </Form>
        )}
        {onSite && <a href={`${site}/documents/${documentId}`}>用手机看这条信息和附件</a>}
      </footer>
    </article>
  );
}

/** The sheets on their way to the printer. */
export function PrintPage({ documentId, title, sheets }: { documentId: number; title: string; sheets: number }) {
  return (
    <section class="kiosk-list">
      <h1>正在打印</h1>
      <p>
        “{title}”，{sheets} 页，请在出纸口取走。
      </p>
      <iframe id="sheets" title="打印的文件" src={`/documents/${documentId}/sheets`} />
      <p>
        <a class="btn" href={`/documents/${documentId}`}>
          返回
        </a>
      </p>
    </section>
  );
}
