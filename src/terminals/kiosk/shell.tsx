import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { asset } from '../../platform/assets.ts';
import type { Head, PageContext } from '../../platform/http/page.ts';
import { tagOf } from '../../platform/languages/language.ts';
import { Form, says } from '../../platform/ui/index.ts';
import { KEYS, KIOSK } from './says.ts';

/** Seconds without a touch until it is asked whether anybody is there, and until everything is cleared after that. */
const IDLE_S = 60;
const WARN_S = 20;

/** Around every page of a kiosk: three ways, and no other out of it. */
export function kioskShell(request: FastifyRequest, body: VNode, head: Head, context: PageContext): VNode {
  const { terminal, authority } = request;
  const home = head.nav === '/kiosk';
  return (
    <html lang={tagOf(request.language)} class="kiosk" data-turn={terminal?.orientation}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${head.title} - ${authority.name}`}</title>
        <link rel="stylesheet" href={asset('site/site.css')} />
        {head.styles?.map((name) => (
          <link key={name} rel="stylesheet" href={asset(name)} />
        ))}
        <link rel="stylesheet" href={asset('terminals/kiosk.css')} />
        <link rel="icon" href="data:," />
        {([...(head.scripts ?? []), 'terminals/kiosk.js'] as const).map((name) => (
          <script key={name} type="module" src={asset(name)} />
        ))}
      </head>
      <body>
        <header class="kiosk-bar">
          <b>{authority.name}</b>
          <span>政府信息公开自助终端{authority.isDemo && '（演示数据）'}</span>
          <nav aria-label="自助终端">
            {!home && (
              <a class="btn quiet" href="/">
                首页
              </a>
            )}
            <Form action="/call">
              <button class="btn quiet" type="submit">
                呼叫工作人员
              </button>
            </Form>
            {request.used && (
              <Form action="/end" id="end">
                <button class="btn" type="submit">
                  结束使用
                </button>
              </Form>
            )}
          </nav>
        </header>
        <main id="main" class="wrap">
          {context.notice && (
            <p class="notice" role="status">
              {context.notice}
            </p>
          )}
          {body}
        </main>
        <div
          id="kiosk"
          data-address="/"
          data-used={request.used ? 'yes' : undefined}
          data-token={context.csrf}
          data-idle={IDLE_S}
          data-warn={WARN_S}
          {...says(KIOSK)}
        >
          <div id="keys" class="keys" hidden {...says(KEYS)} />
          <div id="still" class="still" role="alertdialog" aria-modal="true" aria-labelledby="still-title" hidden>
            <div>
              <h2 id="still-title">您还在使用吗？</h2>
              <p>
                <b id="left">{WARN_S}</b> 秒后自动结束，填写的内容全部清除。
              </p>
              <button type="button" class="btn" id="stay">
                继续使用
              </button>
              <button type="button" class="btn quiet" id="leave">
                结束并清除
              </button>
            </div>
          </div>
        </div>
      </body>
    </html>
  );
}
