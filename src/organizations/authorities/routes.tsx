import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf as signedIn } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import { administratorsOf } from '../staff/store.ts';
import { registerBelow } from './actions.ts';
import { authorityIn, belowForm } from './form.ts';
import { AuthoritiesPage, AuthorityMadePage } from './pages/authorities.tsx';
import { authoritiesBelow } from './store.ts';

const head = {
  title: '下级机关',
  nav: '/console/authorities',
  form: true,
};

/** Given away, the site of this address would become the other authority's. */
const ownHost = invalid('网站域名需要修改', { host: '这是您正在使用的域名，不能再给下级机关' });

/** 下级机关: the authorities that report to this one. */
export function authorityRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = signedIn(request, 'platformOperator');
    if (failure) reply.code(statusOf(failure));
    const [below, administrators] = await Promise.all([
      authoritiesBelow(db, who.authorityId),
      administratorsOf(db, who.authorityId),
    ]);
    return reply.page(
      <AuthoritiesPage
        below={below}
        administrators={administrators}
        typed={failure ? typedIn(request) : {}}
        failure={failure}
      />,
      head,
    );
  }

  app.get('/authorities', (request, reply) => listPage(request, reply));
  app.post('/authorities', async (request, reply) => {
    signedIn(request, 'platformOperator');
    const input = check(belowForm, typedIn(request));
    if (!input.ok) return listPage(request, reply, input);
    const { host, paperPrefix, name, shortName } = input.value;
    if (host === request.hostname) return listPage(request, reply, ownHost);
    const result = await registerBelow(callerOf(request), {
      ...authorityIn(input.value, paperPrefix || shortName),
      host,
    });
    if (!result.ok) return listPage(request, reply, result);
    return reply.page(<AuthorityMadePage name={name} accounts={result.value} />, { ...head, title: '登记完成' });
  });
}
