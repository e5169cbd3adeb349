import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { check, idOf, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { measuresIn } from '../counting/measures.ts';
import { DESK, keepers, reviewers, STYLES, schemeHref, TITLE } from '../words.ts';
import {
  beginScheme,
  discardChanges,
  historyOf,
  publishScheme,
  removeItem,
  saveItem,
  saveSettings,
} from './actions.ts';
import { byId } from './content.ts';
import { ItemPage, SettingsPage, typedItem, typedSettings } from './edit-pages.tsx';
import { itemForm, newSchemeForm, publishForm, removeForm, settingsForm } from './forms.ts';
import { NewSchemePage, SchemePage } from './pages.tsx';
import { type Scheme, schemeById } from './store.ts';

/** 考核方案: written, changed with a reason, published. */
export function schemeRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;
  const crumbs: [string, string][] = [[TITLE, DESK]];
  const page = { nav: DESK, form: true, wide: true, styles: [...STYLES] };

  async function found(request: FastifyRequest, ...may: typeof reviewers): Promise<Scheme> {
    const who = staffOf(request, ...may);
    const scheme = await schemeById(db, who.authorityId, idOf(request));
    if (!scheme) throw new FailureError(notFound());
    return scheme;
  }
  const contentOf = (scheme: Scheme) => scheme.draft ?? scheme.content!;
  const under = (scheme: Scheme): [string, string][] => [...crumbs, [contentOf(scheme).title, schemeHref(scheme.id)]];
  const gone = (failure: Failure) => {
    if (failure.code === 'notFound') throw new FailureError(failure);
  };

  function newPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    staffOf(request, ...keepers);
    if (failure) reply.code(statusOf(failure));
    const typed = failure ? typedIn(request) : { year: dayOf(now()).slice(0, 4), ...queryOf(request) };
    return reply.page(<NewSchemePage typed={typed} failure={failure} />, { ...page, title: '起草考核方案', crumbs });
  }
  app.get('/assessment/new', (request, reply) => newPage(request, reply));
  app.post('/assessment/new', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(newSchemeForm, typedIn(request));
    const result = input.ok ? await beginScheme(callerOf(request), input.value) : input;
    if (!result.ok) return newPage(request, reply, result);
    return reply.notice('方案已建立，请添加考核项目').redirect(schemeHref(result.value), 303);
  });

  async function schemePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const scheme = await found(request, ...reviewers);
    if (failure) {
      gone(failure);
      reply.code(statusOf(failure));
    }
    return reply.page(
      <SchemePage
        {...{ scheme, failure }}
        measures={measuresIn(house, scheme.scope)}
        history={await historyOf(db, scheme.id)}
        keeps={has(staffOf(request), ...keepers)}
        typed={failure && typedIn(request)}
      />,
      { ...page, title: contentOf(scheme).title, crumbs },
    );
  }
  app.get('/assessment/:id', (request, reply) => schemePage(request, reply));
  app.post('/assessment/:id/publish', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(publishForm, typedIn(request));
    const id = idOf(request);
    const result = input.ok ? await publishScheme(callerOf(request), { id, ...input.value }) : input;
    if (!result.ok) return schemePage(request, reply, result);
    return reply.notice('方案已发布').redirect(`${schemeHref(id)}/round`, 303);
  });
  app.post('/assessment/:id/discard', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(removeForm, typedIn(request));
    const id = idOf(request);
    const result = input.ok ? await discardChanges(callerOf(request), { id, ...input.value }) : input;
    if (!result.ok) return schemePage(request, reply, result);
    return reply.notice('修改已放弃').redirect(schemeHref(id), 303);
  });

  async function settingsPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const scheme = await found(request, ...keepers);
    if (failure) {
      gone(failure);
      reply.code(statusOf(failure));
    }
    const typed = failure ? typedIn(request) : typedSettings(contentOf(scheme));
    return reply.page(<SettingsPage {...{ scheme, typed, failure }} />, {
      ...{ ...page, wide: false, title: '期限和等次', crumbs: under(scheme) },
    });
  }
  app.get('/assessment/:id/settings', (request, reply) => settingsPage(request, reply));
  app.post('/assessment/:id/settings', async (request, reply) => {
    staffOf(request, ...keepers);
    const id = idOf(request);
    const input = check(settingsForm, typedIn(request));
    if (!input.ok) return settingsPage(request, reply, input);
    const { version, excellent, good, fair, ranking, ...rest } = input.value;
    const settings = { ...rest, grades: { excellent, good, fair }, ranking: ranking === 'yes' };
    const result = await saveSettings(callerOf(request), { id, version, settings });
    if (!result.ok) return settingsPage(request, reply, result);
    return reply.notice('已保存').redirect(schemeHref(id), 303);
  });

  const itemOf = (request: FastifyRequest) => (request.params as { item?: string }).item;
  async function itemPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const scheme = await found(request, ...keepers);
    const asked = itemOf(request);
    const item = asked === undefined ? undefined : byId(contentOf(scheme), asked);
    if (asked !== undefined && !item) throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const typed = failure ? typedIn(request) : item ? typedItem(item) : { scale: 'linear' };
    const measures = measuresIn(house, scheme.scope);
    return reply.page(<ItemPage {...{ scheme, item, measures, typed, failure }} />, {
      ...{ ...page, wide: false, title: item?.title ?? '添加考核项目', crumbs: under(scheme) },
    });
  }
  async function itemSent(request: FastifyRequest, reply: FastifyReply) {
    staffOf(request, ...keepers);
    const id = idOf(request);
    const input = check(itemForm, typedIn(request));
    if (!input.ok) return itemPage(request, reply, input);
    const given = { id, version: input.value.version, item: itemOf(request), input: input.value };
    const result = await saveItem(callerOf(request), given);
    if (!result.ok) return itemPage(request, reply, result);
    return reply.notice('考核项目已保存').redirect(schemeHref(id), 303);
  }
  app.get('/assessment/:id/items/new', (request, reply) => itemPage(request, reply));
  app.post('/assessment/:id/items/new', itemSent);
  app.get('/assessment/:id/items/:item', (request, reply) => itemPage(request, reply));
  app.post('/assessment/:id/items/:item', itemSent);
  app.post('/assessment/:id/items/:item/remove', async (request, reply) => {
    staffOf(request, ...keepers);
    const id = idOf(request);
    const input = check(removeForm, typedIn(request));
    const item = itemOf(request)!;
    const result = input.ok ? await removeItem(callerOf(request), { id, item, ...input.value }) : input;
    if (!result.ok) return schemePage(request, reply, result);
    return reply.notice('考核项目已删去').redirect(schemeHref(id), 303);
  });
}
