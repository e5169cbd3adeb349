import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, idOf, type Typed, typedIn } from '../../../platform/http/form.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { addressOf, below, documentOf } from '../../desk/document-of.ts';
import { mayRelate } from '../../rules.ts';
import { relate, unrelate } from './actions.ts';
import { relationForm } from './form.ts';
import { RelationsPage } from './page.tsx';
import { relationsFrom } from './store.ts';

/** 文件关系, set once a document is public. */
export function relatingRoutes(app: FastifyInstance): void {
  const { db } = app.services;
  const at = (id: number) => `${addressOf(id)}/relations`;

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed: Typed = {}) {
    const document = await documentOf(app, request);
    const may = mayRelate(document, staffOf(request));
    if (!may.ok) return reply.notice(may.message).redirect(addressOf(document.id), 303);
    if (failure) reply.code(statusOf(failure));
    const relations = await relationsFrom(db, document.id);
    return reply.page(<RelationsPage {...{ document, relations, typed, failure }} />, below(document, '文件关系'));
  }

  app.get('/documents/:id/relations', (request, reply) => page(request, reply));
  app.post('/documents/:id/relations', async (request, reply) => {
    const id = idOf(request);
    const typed = typedIn(request);
    const input = check(relationForm, typed);
    const result = input.ok ? await relate(callerOf(request), { id, ...input.value }) : input;
    return result.ok ? reply.notice('已登记').redirect(at(id), 303) : page(request, reply, result, typed);
  });
  app.post('/documents/:id/relations/:relation/end', async (request, reply) => {
    const id = idOf(request);
    const result = await unrelate(callerOf(request), { id, relation: idOf(request, 'relation') });
    return reply.notice(result.ok ? '已解除' : result.message).redirect(at(id), 303);
  });
}
