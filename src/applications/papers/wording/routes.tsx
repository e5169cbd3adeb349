import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, typedIn } from '../../../platform/http/form.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../../platform/outcome.ts';
import { changeWording, resetWording, wordSmiths } from '../actions.ts';
import { type Wording, wordingOf } from './catalogue.ts';
import { editorForm, textIn } from './editor.tsx';
import { WordingsPage, wordingHref } from './list-page.tsx';
import { WordingPage } from './page.tsx';
import { samplePaper } from './sample.ts';
import { ownWording, ownWordings } from './store.ts';

const NAV = '/console/paper-wordings';

/** The office's wordings of papers. */
export function wordingRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/paper-wordings', async (request, reply) => {
    const who = staffOf(request, ...wordSmiths);
    return reply.page(<WordingsPage own={await ownWordings(db, who.authorityId)} />, { title: '文书模板', nav: NAV });
  });

  function asked(request: FastifyRequest): Wording {
    staffOf(request, ...wordSmiths);
    const wording = wordingOf((request.params as { key: string }).key);
    if (!wording) throw new FailureError(notFound());
    return wording;
  }

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const wording = asked(request);
    const own = await ownWording(db, request.authority.id, wording.key);
    const typed = request.method === 'POST' ? typedIn(request) : undefined;
    const text = textIn(typed, own?.text ?? wording.text);
    if (failure) reply.code(statusOf(failure));
    const preview = samplePaper(request.authority, wording, text);
    return reply.page(<WordingPage wording={wording} own={own} preview={preview} typed={typed} failure={failure} />, {
      title: wording.label,
      nav: NAV,
      crumbs: [['文书模板', NAV]],
      form: true,
      wide: true,
    });
  }

  app.get('/paper-wordings/:key', (request, reply) => page(request, reply));
  app.post('/paper-wordings/:key', async (request, reply) => {
    const { key, label } = asked(request);
    if (typedIn(request).preview) return page(request, reply);
    const input = check(editorForm, typedIn(request));
    const result = input.ok ? await changeWording(callerOf(request), { key, ...input.value }) : input;
    if (!result.ok) return page(request, reply, result);
    return reply.notice(`“${label}”已保存，用于此后生成的文书`).redirect(wordingHref(key), 303);
  });
  app.post('/paper-wordings/:key/reset', async (request, reply) => {
    const { key, label } = asked(request);
    const result = await resetWording(callerOf(request), { key });
    return reply.notice(result.ok ? `“${label}”已恢复为平台的文字` : result.message).redirect(wordingHref(key), 303);
  });
}
