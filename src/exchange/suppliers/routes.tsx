import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { check, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, unwrap } from '../../platform/outcome.ts';
import { has, type Role, type Who } from '../../platform/roles.ts';
import { columnsOf } from '../../publishing/index.ts';
import { columnsSeen, countSupplied, suppliedBy } from '../receiving/store.ts';
import { addSupplier, changeSupplier, type NewKey, placeColumn, renewKey, stopSupplier } from './actions.ts';
import { placingForm, supplierForm } from './forms.ts';
import { SUPPLIERS, SupplierPage, SuppliersPage } from './pages.tsx';
import { supplierById, suppliersOf } from './store.ts';

/** Set up by the administrator, read by who answers for what the site shows. */
export const readers: readonly Role[] = ['systemAdmin', 'disclosureHead'];

const administers = (who: Who) => has(who, 'systemAdmin');

/** 供稿单位. */
export function supplierRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  const choosing = async ({ authorityId }: Who) => ({
    offices: await openOffices(db, authorityId),
    columns: await columnsOf(db, authorityId),
  });

  async function list(request: FastifyRequest, reply: FastifyReply, given: { typed?: Typed; failure?: Failure } = {}) {
    const who = staffOf(request, ...readers);
    if (given.failure) reply.code(statusOf(given.failure));
    const page = {
      suppliers: await suppliersOf(db, who.authorityId),
      counted: await countSupplied(db, who.authorityId),
      administers: administers(who),
      ...(await choosing(who)),
    };
    return reply.page(<SuppliersPage {...page} {...given} />, { title: '供稿单位', nav: SUPPLIERS, form: true });
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    id: number,
    given: { fresh?: NewKey; of?: 'settings' | 'placing'; typed?: Typed; failure?: Failure } = {},
  ) {
    const who = staffOf(request, ...readers);
    const supplier = await supplierById(db, who.authorityId, id);
    if (!supplier) throw new FailureError(notFound());
    if (given.failure) reply.code(statusOf(given.failure));
    const page = {
      ...{ supplier, administers: administers(who), ...(await choosing(who)) },
      ...{ lines: await suppliedBy(db, id), seen: await columnsSeen(db, id) },
    };
    return reply.header('cache-control', 'no-store').page(<SupplierPage {...page} {...given} />, {
      ...{ title: supplier.name, nav: SUPPLIERS, crumbs: [['供稿单位', SUPPLIERS]], form: true },
    });
  }

  app.get('/suppliers', (request, reply) => list(request, reply));
  app.get('/suppliers/:id', (request, reply) => show(request, reply, idOf(request)));

  app.post('/suppliers', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const typed = typedIn(request);
    const input = check(supplierForm, typed);
    const made = input.ok ? await addSupplier(callerOf(request), input.value) : input;
    return made.ok
      ? show(request, reply, made.value.id, { fresh: made.value })
      : list(request, reply, { typed, failure: made });
  });
  app.post('/suppliers/:id', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const id = idOf(request);
    const typed = typedIn(request);
    const input = check(supplierForm, typed);
    const saved = input.ok ? await changeSupplier(callerOf(request), { id, ...input.value }) : input;
    return saved.ok
      ? reply.notice('已保存').redirect(`${SUPPLIERS}/${id}`, 303)
      : show(request, reply, id, { of: 'settings', typed, failure: saved });
  });
  app.post('/suppliers/:id/columns', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const id = idOf(request);
    const typed = typedIn(request);
    const input = check(placingForm, typed);
    const saved = input.ok
      ? await placeColumn(callerOf(request), { id, theirs: input.value.theirs, columnId: input.value.column_id })
      : input;
    return saved.ok
      ? reply.notice('已保存，以后收到的按此放置').redirect(`${SUPPLIERS}/${id}`, 303)
      : show(request, reply, id, { of: 'placing', typed, failure: saved });
  });
  app.post('/suppliers/:id/columns/drop', async (request, reply) => {
    const id = idOf(request);
    const theirs = first(typedIn(request), 'theirs');
    unwrap(await placeColumn(callerOf(request), { id, theirs, columnId: null }));
    return reply.notice('已取消对应').redirect(`${SUPPLIERS}/${id}`, 303);
  });
  app.post('/suppliers/:id/renew', async (request, reply) => {
    const id = idOf(request);
    return show(request, reply, id, { fresh: unwrap(await renewKey(callerOf(request), { id })) });
  });
  for (const [path, stopped, said] of [
    ['stop', true, '已停用，对方不能再报送'],
    ['resume', false, '已恢复接收'],
  ] as const)
    app.post(`/suppliers/:id/${path}`, async (request, reply) => {
      const id = idOf(request);
      unwrap(await stopSupplier(callerOf(request), { id, stopped }));
      return reply.notice(said).redirect(`${SUPPLIERS}/${id}`, 303);
    });
}
