import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../platform/dates.ts';
import { check, idOf, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { describePolicy } from './actions.ts';
import { factsForm, typedOf } from './form.ts';
import { PoliciesDesk, PolicyDesk } from './pages/console.tsx';
import { keepers, keeps } from './rules.ts';
import { policiesOf, policyById } from './store.ts';
import { gapsFor, PATH } from './waiting.ts';

/** 政策文件库 for the writers of their offices and the head of disclosure work. */
export function policyRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get('/policies', async (request, reply) => {
    const who = staffOf(request, ...keepers);
    const rows = (await policiesOf(db, who.authorityId)).filter(({ officeId }) => keeps(who, officeId));
    const today = dayOf(now());
    const gaps = new Set((await gapsFor({ db, who, today })).map(({ documentId }) => documentId));
    return reply.page(<PoliciesDesk rows={rows} gaps={gaps} today={today} />, {
      ...{ title: '政策文件库', nav: PATH, wide: true },
    });
  });

  async function mine(request: FastifyRequest) {
    const who = staffOf(request, ...keepers);
    const policy = await policyById(db, who.authorityId, idOf(request));
    if (!policy || !keeps(who, policy.officeId)) throw new FailureError(notFound());
    return policy;
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const policy = await mine(request);
    if (failure) reply.code(statusOf(failure));
    const typed = failure ? typedIn(request) : typedOf(policy);
    return reply.page(<PolicyDesk policy={policy} today={dayOf(now())} typed={typed} failure={failure} />, {
      ...{ title: policy.title, nav: PATH, crumbs: [['政策文件库', PATH]], form: true },
    });
  }

  app.get('/policies/:id', (request, reply) => onePage(request, reply));
  app.post('/policies/:id', async (request, reply) => {
    const { documentId: id } = await mine(request);
    const input = check(factsForm, typedIn(request));
    const result = input.ok ? await describePolicy(callerOf(request), { id, ...input.value }) : input;
    if (!result.ok) return onePage(request, reply, result);
    return reply.notice('已保存，政策文件库随即更新').redirect(`${PATH}/${id}`, 303);
  });
}
