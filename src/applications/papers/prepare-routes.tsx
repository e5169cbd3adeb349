import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { check, countIn, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { handlers } from '../rules.ts';
import { discardPrepared, preparePaper } from './actions.ts';
import { composeLetter } from './compose.ts';
import { draftOf } from './drafts.ts';
import { PAPER_KINDS, PAPERS, type PreparedKind } from './kinds.ts';
import { paperOf } from './letter.ts';
import { preparedHref } from './links.ts';
import { PreparePage } from './prepare-page.tsx';
import { wordingOf } from './wording/catalogue.ts';
import { editorForm, textIn } from './wording/editor.tsx';
import { wordsInUse } from './wording/store.ts';

const NAV = '/console/applications';

/** Papers worded before their step is taken. */
export function prepareRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  function kindOf(request: FastifyRequest): PreparedKind {
    staffOf(request, ...handlers);
    const { kind } = request.params as { kind: string };
    const known = PAPER_KINDS.find((one): one is PreparedKind => one === kind && PAPERS[one].prepared);
    if (!known) throw new FailureError(notFound());
    return known;
  }

  /** An application of this authority. */
  async function applicationOf(request: FastifyRequest) {
    const { authorityId } = staffOf(request, ...handlers);
    const row = await db
      .selectFrom('applications')
      .select(['id', 'number', 'applicant_shown as shown'])
      .where('id', '=', idOf(request))
      .where('authority_id', '=', authorityId)
      .executeTakeFirst();
    if (!row) throw new FailureError(notFound());
    return row;
  }

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const kind = kindOf(request);
    const { id, number, shown } = await applicationOf(request);
    const draft = await draftOf(db, sealer, id, kind);
    const typed = request.method === 'POST' ? typedIn(request) : undefined;
    const kept = draft?.content.body;
    const text = kept ?? (await wordsInUse(db, request.authority.id, kind));
    const body = textIn(typed, text);
    const letter = await composeLetter(db, request.authority, {
      applicationId: id,
      kind,
      content: { body, ...(PAPERS[kind].to === 'other' ? { whom: '（被征求意见方）' } : {}) },
      on: dayOf(now()),
    });
    const preview = paperOf(letter, {
      organisation: request.authority.name,
      number: null,
      day: null,
      applicant: shown,
    });
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <PreparePage
        applicationId={id}
        wording={wordingOf(kind)!}
        text={text}
        draft={draft}
        preview={preview}
        typed={typed}
        failure={failure}
      />,
      {
        title: `预拟${wordingOf(kind)!.label}`,
        nav: NAV,
        crumbs: [
          ['依申请公开', NAV],
          [number, `${NAV}/${id}`],
        ],
        form: true,
        wide: true,
      },
    );
  }

  app.get('/applications/:id/papers/:kind', (request, reply) => page(request, reply));
  app.post('/applications/:id/papers/:kind', async (request, reply) => {
    const [kind, { id }] = [kindOf(request), await applicationOf(request)];
    if (typedIn(request).preview) return page(request, reply);
    const input = check(editorForm, typedIn(request));
    const result = input.ok ? await preparePaper(callerOf(request), { id, kind, ...input.value }) : input;
    if (!result.ok) return page(request, reply, result);
    return reply.notice('已保存，办理这一环节时使用').redirect(preparedHref(id, kind), 303);
  });
  app.post('/applications/:id/papers/:kind/discard', async (request, reply) => {
    const [kind, { id }] = [kindOf(request), await applicationOf(request)];
    const seen = countIn(typedIn(request), 'seen');
    const result = await discardPrepared(callerOf(request), { id, kind, seen });
    return reply.notice(result.ok ? '已改回模板文字' : result.message).redirect(preparedHref(id, kind), 303);
  });
}
