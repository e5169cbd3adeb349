import type { FastifyRequest } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import { asset, type Script } from '../platform/assets.ts';
import { minuteOf } from '../platform/dates.ts';
import type { Head, PageContext } from '../platform/http/page.ts';
import { has } from '../platform/roles.ts';
import { Form } from '../platform/ui/index.ts';
import { type RailEntry, railLines } from './rail.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The console's navigation for this person, with counts of what waits, asked when a page is drawn: what is no page
     *  does not count them. undefined: nobody is signed in, or the books could not be asked. */
    rail: (() => Promise<RailEntry[]>) | undefined;
    /** Where what presses stands, and how much it is, for pages without the rail. */
    bell: (() => Promise<RailEntry | undefined>) | undefined;
  }
}

/** What 今日任务 keeps on a contact's phone goes when they sign out, wherever they do. */
const LEAVING: Script = 'channels/leaving.js';

function Html({ head, children }: { head: Head; children: ComponentChildren }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${head.title} - 信息公开工作平台`}</title>
        <link rel="stylesheet" href={asset('console/console.css')} />
        {head.styles?.map((name) => (
          <link key={name} rel="stylesheet" href={asset(name)} />
        ))}
        {head.refresh && (
          <noscript>
            <meta http-equiv="refresh" content={String(head.refresh)} />
          </noscript>
        )}
        {head.scripts?.map((name) => (
          <script key={name} type="module" src={asset(name)} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** How much waits there; undefined: it could not be asked. */
function Waiting({ count }: { count: number | undefined }) {
  if (count === undefined) return <i aria-label="待办数暂时未能统计">?</i>;
  return count > 0 ? <i aria-label={`${count} 件待办`}>{count}</i> : null;
}

function RailLink({ entry: { path, label, waiting }, current }: { entry: RailEntry; current: string | undefined }) {
  return (
    <a href={path} aria-current={current === path ? 'page' : undefined}>
      {label} <Waiting count={waiting} />
    </a>
  );
}

/** Where one can go. Groups open by a click or a key, without scripts; that of the page that is shown is open. */
function RailLinks({ rail, current }: { rail: readonly RailEntry[]; current: string | undefined }) {
  const lines = railLines(rail);
  const apart = lines.findIndex((line) => 'settings' in line && line.settings);
  return (
    <>
      {lines.map((line, at) =>
        'entries' in line ? (
          <details key={line.label} open={line.entries.some(({ path }) => path === current)}>
            <summary>
              {line.label} <Waiting count={line.waiting} />
            </summary>
            <div>
              {line.entries.map((entry) => (
                <RailLink key={entry.path} {...{ entry, current }} />
              ))}
            </div>
          </details>
        ) : (
          <>
            {at === apart && <b>设置</b>}
            <RailLink key={line.path} {...{ entry: line, current }} />
          </>
        ),
      )}
    </>
  );
}

/** That the disk grows short, for those who see to the machine; that nothing can be saved, for everybody. */
function DiskWarning({ request }: { request: FastifyRequest }) {
  const { disk, now } = request.server.services;
  const short = disk?.warning(now());
  const concerns = disk?.level === 'stopped' || disk?.level === 'last';
  if (!short || !(concerns || has(request.who!, 'systemAdmin', 'platformOperator'))) return null;
  return (
    <p class="warning" role="status">
      {short}
    </p>
  );
}

/** The staff's side: rail with what waits, the work beside it. Without the rail, as where one signs in. */
export async function consoleShell(
  request: FastifyRequest,
  body: VNode,
  head: Head,
  { notice, who }: PageContext,
): Promise<VNode> {
  if (!who || !request.rail)
    return (
      <Html head={head}>
        <main class="sign-in">
          {notice && <p class="notice">{notice}</p>}
          {body}
        </main>
      </Html>
    );
  if (head.bare) {
    const bell = await request.bell?.();
    return (
      <Html head={head}>
        <header class="bare-top">
          <b>{request.authority.paperPrefix}信息公开</b>
          {bell && (
            <nav aria-label={bell.label}>
              <a href={bell.path}>
                {bell.label} <Waiting count={bell.waiting} />
              </a>
            </nav>
          )}
          <span>
            {who.name}
            {request.authority.isDemo && <span class="demo">演示数据</span>}
          </span>
        </header>
        <main id="main" class="bare">
          <DiskWarning request={request} />
          {notice && (
            <p class="notice" role="status">
              {notice}
            </p>
          )}
          {body}
        </main>
        <footer class="bare-end">
          <a href="/console">其他工作</a>
          <a href="/console/account">账号</a>
          <Form action="/console/sign-out">
            <button type="submit">退出</button>
          </Form>
        </footer>
      </Html>
    );
  }
  const rail = await request.rail();
  const scripts = [...(head.scripts ?? []), ...(has(who, 'contact') ? [LEAVING] : [])];
  return (
    <Html head={{ ...head, scripts }}>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <div class="shell">
        <aside class="rail">
          <a class="name" href="/console">
            {request.authority.paperPrefix}
            <br />
            信息公开
          </a>
          <nav aria-label="工作导航">
            <RailLinks rail={rail} current={head.nav} />
          </nav>
          <div class="me">
            <b>{who.name}</b>
            <a href="/console/account">账号</a>
            <a href="/console/help">帮助</a>
            <a href="/">看网站</a>
            <Form action="/console/sign-out">
              <button type="submit">退出</button>
            </Form>
            {request.authority.isDemo && <span class="demo">演示数据</span>}
          </div>
        </aside>
        <main id="main" class="work">
          {head.crumbs && (
            <nav class="crumbs" aria-label="位置">
              {head.crumbs.map(([label, path]) => (
                <span key={path}>
                  <a href={path}>{label}</a> /{' '}
                </span>
              ))}
            </nav>
          )}
          <DiskWarning request={request} />
          {notice && (
            <p class="notice" role="status">
              {notice}
            </p>
          )}
          {body}
          <p class="printed">
            {request.authority.name}信息公开工作平台　{minuteOf(request.server.services.now())}
            {'　'}
            {`${request.protocol}://${request.host}${request.url}`}
          </p>
        </main>
      </div>
    </Html>
  );
}
