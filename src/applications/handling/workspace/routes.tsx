import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, confirmedOf, countIn, idOf, queryOf, typedIn } from '../../../platform/http/form.ts';
import { sendTaken } from '../../../platform/http/sealed-reply.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import { FailureError, notFound } from '../../../platform/outcome.ts';
import { lookInside } from '../../../publishing/index.ts';
import { takeFile } from '../../papers/take-file.ts';
import type { Applicant } from '../../privacy/applicant.ts';
import { openPersonalData } from '../../privacy/opening.ts';
import { openingReason } from '../../privacy/reasons.ts';
import { readers } from '../../rules.ts';
import { VERBS } from '../steps/table.ts';
import type { Attempt } from '../steps/verb.tsx';
import { WorkspacePage } from './page.tsx';
import { formIn } from './uploads.ts';
import { workspaceOf } from './workspace.ts';

const nav = '/console/applications';

/** The workspace of one application, and what is done there. */
export function workspaceRoutes(app: FastifyInstance): void {
  async function show(request: FastifyRequest, reply: FastifyReply, attempt: Attempt, opened?: Applicant) {
    const who = staffOf(request, ...readers);
    const found = await workspaceOf(app.services, who.authorityId, idOf(request));
    if (!found) throw new FailureError(notFound());
    if (attempt.failure) reply.code(statusOf(attempt.failure));
    return reply.page(<WorkspacePage of={found} who={who} attempt={attempt} opened={opened} />, {
      title: found.row.subject,
      nav,
      crumbs: [['依申请公开', nav]],
      form: true,
      wide: true,
    });
  }

  app.get('/applications/:id', (request, reply) => {
    const wanted = queryOf(request).step;
    return show(request, reply, { slug: typeof wanted === 'string' ? wanted : '', typed: {} });
  });

  app.post('/applications/:id/personal', async (request, reply) => {
    const reason = openingReason(typedIn(request).why);
    const opened = await openPersonalData(callerOf(request), { id: idOf(request), reason });
    if (!opened.ok) throw new FailureError(opened);
    return show(request, reply, { slug: '', typed: {} }, opened.value);
  });

  for (const { slug, ...verb } of VERBS)
    app.post(`/applications/:id/${slug}`, async (request, reply) => {
      staffOf(request, ...readers);
      const id = idOf(request);
      const form = await formIn(request, verb.files ?? 'other');
      const input = form.failure ?? check(verb.schema, form.typed);
      const version = countIn(form.typed, 'version');
      const given = verb.files === 'information';
      if (given) await lookInside(app.services, form.files); // the action reads what is found
      const brought = { files: form.files, ...(given && { confirmed: confirmedOf(request) }) };
      const result = input.ok
        ? await verb.run(callerOf(request), { ...(input.value as object), id, version, ...brought })
        : input;
      if (result.ok) {
        const said = typeof verb.done === 'string' ? verb.done : verb.done(result.value as never);
        return reply.notice(said).redirect(`${nav}/${id}`, 303);
      }
      if (result.code === 'notFound' || result.code === 'forbidden') throw new FailureError(result);
      return show(request, reply, { slug, typed: form.typed, failure: result });
    });

  app.get('/applications/:id/files/:file', async (request, reply) => {
    staffOf(request, ...readers);
    const given = { id: idOf(request), fileId: idOf(request, 'file') };
    return sendTaken(reply, await takeFile(callerOf(request), given));
  });
}
