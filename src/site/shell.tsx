import type { FastifyRequest } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import type { Authority } from '../organizations/index.ts';
import { asset } from '../platform/assets.ts';
import { originOf, siteAddress } from '../platform/http/origin.ts';
import type { Head, PageContext } from '../platform/http/page.ts';
import { type Language, tagOf } from '../platform/languages/language.ts';
import { siteMeta } from './meta.ts';
import { PageNotesShown, pageNotes } from './page-notes.tsx';
import { Footer, LanguageLinks, Mast, Navigation, TopBar, Useful } from './parts.tsx';
import { preferencesOf } from './preferences.ts';
import { addressIn, languagesOf } from './spoken.ts';

/** Around a page that says why there is none: while the books cannot be reached not even the town's name is known. */
function Bare({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={asset('site/site.css')} />
      </head>
      <body>
        <main class="wrap">{children}</main>
      </body>
    </html>
  );
}

/** What a page in another language leaves in Chinese; below a home page, which begins with a band. */
const OnlyChinese = ({ language }: { language: Language }) =>
  language === 'zh' ? null : <p class="help">文件、公告和标有中文的内容只有中文。</p>;

const navigationOf = ({ server }: FastifyRequest) =>
  server.services.house.rooms.flatMap(({ publicSide }) => publicSide.navigation ?? []);

/** The entry that is current: of what stands below one, that one. */
const currentOf = ({ server }: FastifyRequest, nav: string | undefined) =>
  server.services.house.rooms.flatMap(({ publicSide }) => publicSide.doors ?? []).find(({ href }) => href === nav)
    ?.under ?? nav;

/** The way to the site below which this one stands. */
const aboveOf = (request: FastifyRequest) =>
  request.above && { name: request.above.name, href: `${originOf(request)}/` };

/** The public site around a page. */
export async function siteShell(
  request: FastifyRequest,
  body: VNode,
  head: Head,
  context: PageContext,
): Promise<VNode> {
  const { authority } = request as { authority: Authority | undefined };
  if (!authority) return <Bare title={head.title}>{body}</Bare>;
  const preferences = preferencesOf(request);
  const meta = [...siteMeta(request), ...(head.meta ?? [])];
  const home = head.nav === '/';
  const alternates = languagesOf(authority);
  const notes = head.form ? [] : await pageNotes(request);
  return (
    <html lang={tagOf(request.language)} class={`size-${preferences.size} contrast-${preferences.contrast}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{home ? `${authority.name} - 政府信息公开` : `${head.title} - ${authority.name}`}</title>
        {head.description && <meta name="description" content={head.description} />}
        {meta.map(([name, content]) => (
          <meta key={name} name={name} content={content} />
        ))}
        <link rel="stylesheet" href={asset('site/site.css')} />
        {head.styles?.map((name) => (
          <link key={name} rel="stylesheet" href={asset(name)} />
        ))}
        <link rel="icon" href="data:," />
        {alternates.length > 1 && <link rel="canonical" href={addressIn(request, request.language)} />}
        {alternates.length > 1 &&
          alternates.map((language) => (
            <link key={language} rel="alternate" hreflang={tagOf(language)} href={addressIn(request, language)} />
          ))}
        {alternates.length > 1 && <link rel="alternate" hreflang="x-default" href={addressIn(request, 'zh')} />}
        <link
          rel="alternate"
          type="application/atom+xml"
          title={head.feed?.title ?? `${authority.name} 最新公开`}
          href={head.feed?.path ?? '/feed.xml'}
        />
        {(['site/site.js', ...(head.scripts ?? [])] as const).map((name) => (
          <script key={name} type="module" src={asset(name)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <TopBar preferences={preferences} path={request.url} above={aboveOf(request)}>
          <LanguageLinks
            links={alternates.map((language) => ({ language, href: addressIn(request, language) }))}
            current={request.language}
          />
        </TopBar>
        <Mast name={authority.name} query={head.query} />
        <Navigation links={navigationOf(request)} current={currentOf(request, head.nav)} />
        <main id="main" class={head.wide ? 'wrap wide' : 'wrap'} tabIndex={-1}>
          {head.crumbs && (
            <nav class="crumbs" aria-label="所在位置">
              <a href="/">首页</a>
              {head.crumbs.map(([label, path]) => (
                <a key={path} href={path}>
                  {label}
                </a>
              ))}
            </nav>
          )}
          {!authority.openedAt && (
            <p class="notice" role="status">
              网站正在建设，现在只有登录的工作人员看得到。机关信息签发公开后，对公众开放。
            </p>
          )}
          {context.notice && (
            <p class="notice" role="status">
              {context.notice}
            </p>
          )}
          {!home && <OnlyChinese language={request.language} />}
          {body}
          <PageNotesShown notes={notes} />
          {head.rated && <Useful path={request.url} />}
          {home && <OnlyChinese language={request.language} />}
        </main>
        <Footer authority={authority} address={siteAddress(request) + request.url} path={request.url.split('?')[0]!} />
      </body>
    </html>
  );
}
