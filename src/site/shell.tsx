import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { asset } from '../platform/assets.ts';
import type { Head, PageContext } from '../platform/http/page.ts';

const nav: [string, string][] = [
  ['首页', '/'],
  ['政府信息公开', '/disclosure'],
  ['法定主动公开', '/disclosure/items'],
  ['依申请公开', '/disclosure/application'],
  ['公开年报', '/disclosure/reports'],
];

/** The public site around a page. */
export function siteShell(request: FastifyRequest, body: VNode, head: Head, context: PageContext): VNode {
  const { authority } = request;
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${head.title} - ${authority.name}`}</title>
        {head.meta?.map(([name, content]) => (
          <meta key={name} name={name} content={content} />
        ))}
        <link rel="stylesheet" href={asset('site.css')} />
        {head.scripts?.map((name) => (
          <script key={name} type="module" src={asset(name)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <header class="mast">
          <div class="wrap">
            <a class="name" href="/">
              <small>政府信息公开</small>
              {authority.name}
            </a>
          </div>
        </header>
        <nav class="nav" aria-label="主导航">
          <div class="wrap">
            {nav.map(([label, path]) => (
              <a key={path} href={path} aria-current={head.nav === path ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </div>
        </nav>
        <main id="main" class="wrap">
          {context.notice && <p class="notice">{context.notice}</p>}
          {body}
        </main>
        <footer class="foot">
          <div class="wrap">
            <span>主办：{authority.name}</span>
            {authority.isDemo && <span class="demo">演示数据</span>}
          </div>
        </footer>
      </body>
    </html>
  );
}
