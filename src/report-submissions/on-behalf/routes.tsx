import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { filableOf, sameAuthority } from '../../report-audit/index.ts';
import { submissionHref } from '../links.ts';
import { cityOffice } from '../rules.ts';
import { fileOnBehalf, withoutAccount } from './action.ts';
import { OnBehalfPage } from './page.tsx';
import { fileFault } from './rules.ts';
import { originalOf } from './store.ts';

/** 代为报送: from a result of 年报体检; and the files that were kept. */
export function onBehalfRoutes(app: FastifyInstance): void {
  const { db, sealer } = app.services;

  const resultIn = (request: FastifyRequest) => {
    const { id, n } = request.params as { id: string; n: string };
    return { id, number: /^[1-9]\d{0,2}$/.test(n) ? Number(n) : 0 };
  };

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...cityOffice);
    const of = resultIn(request);
    const audited = await filableOf(db, sealer, who, of);
    if (!audited) throw new FailureError(notFound('没有这份体检结果，可能已经删除，或者是升级以前体检的'));
    const authorities = await withoutAccount(db, who.authorityId);
    const { name } = audited.report.authority;
    if (failure) reply.code(statusOf(failure));
    const result = `/console/examine/${of.id}/${of.number}`;
    return reply.page(
      <OnBehalfPage
        audited={audited}
        authorities={authorities}
        suggested={name ? authorities.find((one) => sameAuthority(one.name, name))?.code : undefined}
        hindrance={fileFault(audited)?.message}
        path={`/console/region/on-behalf/${of.id}/${of.number}`}
        result={result}
        failure={failure}
        typed={typed}
      />,
      { title: '代为报送', nav: '/console/region', crumbs: [['体检结果', result]], form: true },
    );
  }

  app.get('/region/on-behalf/:id/:n', (request, reply) => page(request, reply));

  app.post('/region/on-behalf/:id/:n', async (request, reply) => {
    const typed = typedIn(request);
    const code = String(typed.code ?? '').slice(0, 60);
    const sent = await fileOnBehalf(callerOf(request), { ...resultIn(request), code });
    if (!sent.ok && sent.code === 'notFound') throw new FailureError(sent);
    if (!sent.ok) return page(request, reply, sent, typed);
    return reply
      .notice('已代为报送，请审核后接收或者退回')
      .redirect(submissionHref(sent.value.year, sent.value.code), 303);
  });

  app.get('/region/originals/:id', async (request, reply) => {
    const who = staffOf(request, ...cityOffice);
    const { id } = request.params as { id: string };
    const found = /^\d{1,9}$/.test(id) ? await originalOf(db, sealer, who.authorityId, Number(id)) : undefined;
    if (!found) throw new FailureError(notFound());
    return reply.file({ name: found.name, type: 'application/octet-stream', content: found.content });
  });
}
