import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicGuides } from '../../guides/index.ts';
import { check, first, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { columnsOf, publicTextsFor, shownColumns } from '../../publishing/index.ts';
import { contentKeepers } from '../devices/rules.ts';
import { pendingOnScreens } from '../display/pending.ts';
import { PLAYLIST, TERMINALS } from '../paths.ts';
import type { ItemKind } from '../tables.ts';
import { addItem, changeItem, moveItem, removeItem } from './actions.ts';
import { freshItem, itemIn, kindIn, typedOf, urgentForm } from './forms.ts';
import { type Choosable, ItemPage, NewItemPage } from './item-page.tsx';
import { PlaylistPage } from './page.tsx';
import { type PlaylistItem, playlistOf } from './store.ts';
import { endUrgent, newestUrgent, putUrgent } from './urgent.ts';

const MOST_URGENT = 30;

/** What screens show, below /console/terminals. */
export function playlistRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const crumbs: [string, string][] = [['终端设备', TERMINALS]];
  const below: [string, string][] = [...crumbs, ['播放单和紧急通知', PLAYLIST]];
  const head = { title: '播放单和紧急通知', nav: TERMINALS, form: true, wide: true, crumbs };
  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = staffOf(request, ...contentKeepers);
    const [items, choices, urgent, pending] = await Promise.all([
      playlistOf(db, authorityId),
      choosable(authorityId),
      newestUrgent(db, authorityId, MOST_URGENT),
      pendingOnScreens(db, authorityId, now()),
    ]);
    const ids = items.flatMap(({ documentId }) => documentId ?? []);
    const titles = new Map(
      (await publicTextsFor(db, authorityId, 'screen', ids)).map(({ documentId, title }) => [documentId, title]),
    );
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <PlaylistPage
        {...{ ...choices, items, urgent, titles, now: now() }}
        pending={pending.map(({ title }) => title)}
        notice={failure ? { typed: typedIn(request), failure } : { typed: { hours: '2' } }}
      />,
      head,
    );
  }

  /** What the form of an item chooses among. */
  async function choosable(authorityId: number): Promise<Choosable> {
    const [columns, guides] = await Promise.all([columnsOf(db, authorityId), publicGuides(db, authorityId)]);
    return { columns: shownColumns(columns), guides };
  }

  async function newPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = staffOf(request, ...contentKeepers);
    const kind = kindOf(request);
    if (failure) reply.code(statusOf(failure));
    const given = failure ? { typed: typedIn(request), failure } : { typed: typedOf(freshItem(kind)) };
    return reply.page(<NewItemPage kind={kind} {...(await choosable(authorityId))} {...given} />, {
      ...{ ...head, title: '加入播放单', crumbs: below },
    });
  }

  async function itemPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = staffOf(request, ...contentKeepers);
    const item = await itemAt(request, authorityId);
    if (failure) reply.code(statusOf(failure));
    const given = failure ? { typed: typedIn(request), failure } : { typed: typedOf(item) };
    return reply.page(<ItemPage item={item} {...(await choosable(authorityId))} {...given} />, {
      ...{ ...head, title: '播放单', crumbs: below },
    });
  }

  /** @throws FailureError 404 */
  async function itemAt(request: FastifyRequest, authorityId: number): Promise<PlaylistItem> {
    const id = idOf(request);
    const item = (await playlistOf(db, authorityId)).find((one) => one.id === id);
    if (!item) throw new FailureError(notFound());
    return item;
  }

  app.get('/terminals/playlist', (request, reply) => listPage(request, reply));
  app.get('/terminals/playlist/new/:kind', (request, reply) => newPage(request, reply));
  app.post('/terminals/playlist/new/:kind', async (request, reply) => {
    staffOf(request, ...contentKeepers);
    const input = itemIn(kindOf(request), typedIn(request));
    const result = input.ok ? await addItem(callerOf(request), input.value) : input;
    if (!result.ok) return newPage(request, reply, result);
    return reply.notice('已加入播放单').redirect(PLAYLIST, 303);
  });
  app.get('/terminals/playlist/:id', (request, reply) => itemPage(request, reply));
  app.post('/terminals/playlist/:id', async (request, reply) => {
    const { authorityId } = staffOf(request, ...contentKeepers);
    const { id, kind } = await itemAt(request, authorityId);
    const input = itemIn(kind, typedIn(request));
    const result = input.ok ? await changeItem(callerOf(request), { id, ...input.value }) : input;
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
    if (!input.ok) return listPage(request, reply, input);
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

/** The kind that the address names. @throws FailureError 404 */
function kindOf(request: FastifyRequest): ItemKind {
  const kind = kindIn((request.params as { kind: string }).kind);
  if (!kind) throw new FailureError(notFound());
  return kind;
}

/** @throws FailureError where it was not done */
function done(result: { ok: true } | Failure): void {
  if (!result.ok) throw new FailureError(result);
}
