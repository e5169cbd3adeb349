import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { check, field, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { readers } from '../deliveries/rules.ts';
import { endFacility, keepers, recordFacility, removeFacility } from './actions.ts';
import { day, facilityForm } from './form.ts';
import { FacilitiesPage, FacilityPage, PATH } from './pages.tsx';
import { allFacilities } from './store.ts';

/** 公开设施: the list of what is kept for the public, and what becomes of each. */
export function facilityRoutes(app: FastifyInstance): void {
  const { db } = app.services;
  const head = { title: '公开设施', nav: '/console/ledger', form: true, wide: true };

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    if (failure) reply.code(statusOf(failure));
    const given = failure ? { typed: typedIn(request), failure } : {};
    return reply.page(
      <FacilitiesPage facilities={await allFacilities(db, who.authorityId)} keeps={has(who, ...keepers)} {...given} />,
      { ...head, crumbs: [['主动公开台账', '/console/ledger']] },
    );
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...keepers);
    const facility = (await allFacilities(db, who.authorityId)).find(({ id }) => id === idOf(request));
    if (!facility || facility.removedAt) throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const given = failure ? { typed: typedIn(request), failure } : {};
    return reply.page(<FacilityPage facility={facility} {...given} />, {
      ...head,
      title: facility.name,
      crumbs: [
        ['主动公开台账', '/console/ledger'],
        ['公开设施', PATH],
      ],
    });
  }

  app.get('/facilities', (request, reply) => listPage(request, reply));
  app.post('/facilities', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(facilityForm, typedIn(request));
    const result = input.ok ? await recordFacility(callerOf(request), input.value) : input;
    return result.ok ? reply.notice('已登记').redirect(PATH, 303) : listPage(request, reply, result);
  });

  app.get('/facilities/:id', (request, reply) => onePage(request, reply));
  app.post('/facilities/:id/end', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(z.object({ until: day('停用日期') }), typedIn(request));
    const result = input.ok ? await endFacility(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return result.ok ? reply.notice('已登记停用').redirect(PATH, 303) : onePage(request, reply, result);
  });
  app.post('/facilities/:id/remove', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(z.object({ reason: field.required('删除原因', 300) }), typedIn(request));
    const result = input.ok ? await removeFacility(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return result.ok ? reply.notice('已删除，原记录仍可查看').redirect(PATH, 303) : onePage(request, reply, result);
  });
}
