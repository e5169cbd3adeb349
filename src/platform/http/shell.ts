import type { FastifyInstance, FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Script } from '../assets.ts';
import { NO_NAMES } from '../languages/language.ts';
import { translated } from '../languages/translated.ts';
import { pageBelow } from './base.ts';
import { clearOwnCookie, ownCookie, setOwnCookie } from './cookies.ts';
import { type Head, Page, type PageContext } from './page.ts';

const NOTICE = 'notice';
/** Keeps the browser from asking whether to send again. */
const ANSWERED: Script = 'platform/answered.js';

/** Draws the whole document around a page's body; what only a page needs is asked here. */
export type Shell = (request: FastifyRequest, body: VNode, head: Head, context: PageContext) => VNode | Promise<VNode>;

declare module 'fastify' {
  interface FastifyReply {
    /** A sentence that the next page shows once. */
    notice(text: string): FastifyReply;
  }
}

/** Gives the routes of this scope their reply.page. */
export function useShell(app: FastifyInstance, shell: Shell): void {
  app.decorateReply('notice', function (text) {
    setOwnCookie(this, NOTICE, text);
    return this;
  });
  app.decorateReply('page', async function (body, head) {
    const { request } = this;
    const notice = ownCookie(request, NOTICE) || undefined;
    const context: PageContext = {
      path: request.url,
      base: request.base,
      language: request.language,
      csrf: head.form || request.who ? this.formToken() : '',
      who: request.who,
      notice,
    };
    if (notice) clearOwnCookie(this, NOTICE);
    const shown = request.method === 'POST' ? { ...head, scripts: [...(head.scripts ?? []), ANSWERED] } : head;
    const whole = await shell(request, body, shown, context);
    const html = renderToString(h(Page.Provider, { value: context }, whole));
    if (head.form || request.who || notice) this.header('cache-control', 'no-store');
    const page = `<!doctype html>${pageBelow(request.base, html)}`;
    const { language, names = NO_NAMES } = request;
    const say = language === 'zh' ? undefined : this.server.services.house.say(language);
    return this.type('text/html; charset=utf-8').send(say ? translated(page, say, names) : page);
  });
}
