import type { FastifyInstance, FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Script } from '../assets.ts';
import { NO_NAMES } from '../languages/language.ts';
import { translated } from '../languages/translated.ts';
import { pageBelow } from './base.ts';
import { clearOwnCookie, ownCookie, setOwnCookie } from './cookies.ts';
import { type Head, Page, type PageContext } from './page.ts';
import { saidTo } from './said.ts';

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

/** What a script asked for and puts into the page is said in the language of the page. */
function saidToScripts(request: FastifyRequest, told: unknown): unknown {
  if (request.language === 'zh' || typeof told !== 'object' || told === null || !('message' in told)) return told;
  const { message } = told;
  if (typeof message !== 'string') return told;
  const { text, ...lang } = saidTo(request, message);
  return { ...told, message: text, ...lang };
}

/** Gives the routes of this scope their reply.page. @param always what holds of every page in this shell */
export function useShell(app: FastifyInstance, shell: Shell, always: Pick<Head, 'form'> = {}): void {
  app.addHook('preSerialization', async (request, _, told) => saidToScripts(request, told));
  app.decorateReply('notice', function (text) {
    setOwnCookie(this, NOTICE, text);
    return this;
  });
  app.decorateReply('page', async function (body, given) {
    const head = { ...given, ...always };
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
    if (head.rated) request.rated = true;
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
