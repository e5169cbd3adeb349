import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { columnsOf, publicTextsFor, shownColumns } from '../../publishing/index.ts';
import { contentKeepers } from '../devices/rules.ts';
import { pendingOnScreens } from '../display/pending.ts';
import { PLAYLIST, TERMINALS } from '../paths.ts';
import { addItem, changeItem, moveItem, removeItem } from './actions.ts';
import { itemForm, itemOf, typedOf, urgentForm } from './forms.ts';
import { ItemPage, PlaylistPage } from './page.tsx';
import { playlistOf } from './store.ts';
import { ALWAYS } from './timeline.ts';
import { endUrgent, newestUrgent, putUrgent } from './urgent.ts';

const MOST_URGENT = 30;

/** What screens show, below /console/terminals. */
export function playlistRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const crumbs: [string, string][] = [['终端设备', TERMINALS]];
  const head = { title: '播放单和紧急通知', nav: TERMINALS, form: true, wide: true, crumbs };
  const fresh = typedOf({
    ...{ kind: 'newest' as const, columnId: null, documentId: null, title: '', body: '' },
    ...{ seconds: 12, priority: 1, when: ALWAYS },
  });

  async function listPage(
    request: FastifyRequest,
    reply: FastifyReply,
    failed?: { at: 'item' | 'urgent'; failure: Failure },
  ) {
    const { authorityId } = staffOf(request, ...contentKeepers);
    const [items, columns, urgent, pending] = await Promise.all([
      playlistOf(db, authorityId),
      columnsOf(db, authorityId),
      newestUrgent(db, authorityId, MOST_URGENT),
      pendingOnScreens(db, authorityId, now()),
    ]);
    const ids = items.flatMap(({ documentId }) => documentId ?? []);
    const titles = new Map(
      (await publicTextsFor(db, authorityId, 'screen', ids)).map(({ documentId, title }) => [documentId, title]),
    );
    if (failed) reply.code(statusOf(failed.failure));
    const given = (at: 'item' | 'urgent', before: Typed) =>
      failed?.at === at ? { typed: typedIn(request), failure: failed.failure } : { typed: before };
    return reply.page(
      <PlaylistPage
        {...{ items, urgent, titles, now: now(), columns: shownColumns(columns) }}
        pending={pending.map(({ title }) => title)}
        item={given('item', fresh)}
        notice={given('urgent', { hours: '2' })}
      />,
      head,
    );
  }

  async function itemPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = staffOf(request, ...contentKeepers);
    const [items, columns] = await Promise.all([playlistOf(db, authorityId), columnsOf(db, authorityId)]);
    const item = items.find(({ id }) => id === idOf(request));
    if (!item) throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const given = failure ? { typed: typedIn(request), failure } : { typed: typedOf(item) };
    return reply.page(<ItemPage item={item} columns={shownColumns(columns)} {...given} />, {
      ...head,
      title: '播放单',
      crumbs: [...crumbs, ['播放单和紧急通知', PLAYLIST]],
    });
  }

  app.get('/terminals/playlist', (request, reply) => listPage(request, reply));
  app.post('/terminals/playlist', async (request, reply) => {
    staffOf(request, ...contentKeepers);
    const input = check(itemForm, typedIn(request));
    const result = input.ok ? await addItem(callerOf(request), itemOf(input.value)) : input;
    if (!result.ok) return listPage(request, reply, { at: 'item', failure: result });
    return reply.notice('已加入播放单').redirect(PLAYLIST, 303);
  });
  app.get('/terminals/playlist/:id', (request, reply) => itemPage(request, reply));
  app.post('/terminals/playlist/:id', async (request, reply) => {
    staffOf(request, ...contentKeepers);
    const id = idOf(request);
    const input = check(itemForm, typedIn(request));
    const result = input.ok ? await changeItem(callerOf(request), { id, ...itemOf(input.value) }) : input;
    if (!result.ok) return itemPage(request, reply, result);
    return reply.notice('已保存').redirect(PLAYLIST, 303);
  });
  app.post('/terminals/playlist/:id/move', async (request, reply) => {
    staffOf(request, ...contentKeepers);
    const by = first(typedIn(request), 'by') === '1' ? 1 : -1;
    done(await moveItem(callerOf(request), { id: idOf(request), by }));
    return reply.redirect(PLAYLIST, 303);
  });
  app.post('/terminals/playlist/:id/remove', async (request, reply) => {
    staffOf(request, ...contentKeepers);
    done(await removeItem(callerOf(request), { id: idOf(request) }));
    return reply.notice('已移出播放单').redirect(PLAYLIST, 303);
  });

  app.post('/terminals/playlist/urgent', async (request, reply) => {
    staffOf(request, ...contentKeepers);
    const input = check(urgentForm, typedIn(request));
    if (!input.ok) return listPage(request, reply, { at: 'urgent', failure: input });
    const { urgentTitle: title, urgentBody: body, hours } = input.value;
    done(await putUrgent(callerOf(request), { title, body, hours }));
    return reply.notice('已在所有大屏显示').redirect(PLAYLIST, 303);
  });
  app.post('/terminals/playlist/urgent/:id/end', async (request, reply) => {
    staffOf(request, ...contentKeepers);
    done(await endUrgent(callerOf(request), { id: idOf(request) }));
    return reply.notice('已结束显示').redirect(PLAYLIST, 303);
  });
}

/** @throws FailureError where it was not done */
function done(result: { ok: true } | Failure): void {
  if (!result.ok) throw new FailureError(result);
}
