import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { calendarOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import type { Head } from '../../platform/http/page.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { connectorById } from '../connectors/list.ts';
import { restsOf } from '../connectors/rest.ts';
import { connectorsSet } from '../connectors/settings.ts';
import { choosePlaces, choosers } from '../contacts/actions.ts';
import { placesOf } from '../contacts/places.ts';
import { PlacesPanel, usableOf } from '../contacts/places-panel.tsx';
import { type Posting, postingsOf } from '../contacts/postings.ts';
import { isPlaced } from '../contacts/rules.ts';
import { progressOf } from '../contacts/settle.ts';
import { listsOf } from '../lists.ts';
import { transmissionsForPersons, transmissionsOf } from '../transmissions/store.ts';
import {
  confirmDelivery,
  failDelivery,
  recordDelivery,
  retryDelivery,
  settleFollowUp,
  undoConfirmation,
} from './actions.ts';
import { alike } from './alike.ts';
import { proofsIn, type Slip } from './brought.ts';
import { editDelivery, editsOf } from './edit.ts';
import { editForm, proofForm, recordForm, settleForm, whyForm } from './forms.ts';
import { DeliveryPage } from './pages/delivery.tsx';
import { EditPage } from './pages/edit.tsx';
import { RecordPage } from './pages/record.tsx';
import { WaitingPage } from './pages/waiting.tsx';
import { actsFor, handlers, mayEdit, mayHandle, readers } from './rules.ts';
import { type Delivery, deliveryById, mediaTypeOf } from './store.ts';
import { lateAmong } from './timeliness.ts';
import { countWaiting, lastInAccount, waitingDeliveries } from './waiting.ts';

const nav = '/console/deliveries';
const scripts: Head['scripts'] = ['channels/photos.js'];

/** Where a delivery hangs: under what waits, or, for those who only read, under the ledger. */
const fromWaiting: Pick<Head, 'nav' | 'crumbs'> = { nav, crumbs: [['待发布', nav]] };
const fromLedger: Pick<Head, 'nav' | 'crumbs'> = {
  nav: '/console/ledger',
  crumbs: [['主动公开台账', '/console/ledger']],
};

/** What waits to be put out, and each delivery. */
export function deliveryRoutes(app: FastifyInstance): void {
  const { db, files } = app.services;

  app.get('/deliveries', async (request, reply) => {
    const who = staffOf(request, ...handlers);
    const [rows, waiting, lists, transmissions, set, on, rests] = await Promise.all([
      waitingDeliveries(db, who, app.services.now()),
      countWaiting(db, who, app.services.now()),
      listsOf(db, who.authorityId),
      transmissionsForPersons(db, who),
      connectorsSet(db, who.authorityId),
      lastInAccount(db, who.authorityId),
      restsOf(db, who.authorityId),
    ]);
    const passed = on === undefined ? 0 : Date.parse(dayOf(app.services.now())) - Date.parse(on);
    const account = on === undefined ? undefined : { on, days: Math.round(passed / 86_400_000) };
    const named = (inUse: boolean) =>
      set.filter(({ enabled }) => enabled === inUse).flatMap(({ connector }) => connectorById(connector) ?? []);
    const [connectors, resting] = [named(true), named(false)];
    return reply.page(
      <WaitingPage {...{ rows, waiting, lists, transmissions, connectors, resting, rests, account }} />,
      {
        title: '待发布',
        nav,
        form: true,
      },
    );
  });

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    failure?: Failure,
    typed?: Typed,
    brought?: readonly Slip[],
  ) {
    const who = staffOf(request, ...readers);
    const delivery = await deliveryById(db, idOf(request));
    if (!delivery || delivery.authorityId !== who.authorityId) throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const calendar = await calendarOf(db);
    const postings = await postingsOf(db, delivery.id);
    return reply.page(
      <DeliveryPage
        places={await placesOfDelivery(who, delivery, postings, failure)}
        atPlaces={progressOf(postings) !== undefined}
        delivery={delivery}
        lists={await listsOf(db, who.authorityId)}
        today={dayOf(app.services.now())}
        now={app.services.now()}
        calendar={calendar}
        over={(await lateAmong(db, [delivery], calendar)).has(delivery.id)}
        handles={actsFor(who, delivery)}
        edits={await editsOf(db, delivery.id)}
        transmissions={await transmissionsOf(db, delivery.id)}
        brought={brought}
        typed={typed}
        failure={failure}
      />,
      { title: delivery.title, ...(has(who, ...handlers) ? fromWaiting : fromLedger), form: true, scripts },
    );
  }

  app.get('/deliveries/:id', (request, reply) => show(request, reply));

  async function placesOfDelivery(who: Who, delivery: Delivery, postings: readonly Posting[], failure?: Failure) {
    const { id: deliveryId, channel, state, followUp } = delivery;
    if (!isPlaced(channel)) return undefined;
    const chooses =
      has(who, ...choosers) &&
      actsFor(who, delivery) &&
      (state === 'planned' || state === 'confirmed') &&
      followUp !== 'takeDown' &&
      delivery.documentId !== null;
    const now = app.services.now();
    const usable = chooses ? usableOf(await placesOf(db, who.authorityId, [channel]), postings, now) : [];
    const own = failure?.fields?.place ? { failure } : {};
    return <PlacesPanel {...{ deliveryId, channel, postings, usable, today: dayOf(now), ...own }} />;
  }

  app.post('/deliveries/:id/places', async (request, reply) => {
    const typed = typedIn(request);
    const placeIds = [typed.place ?? []]
      .flat()
      .filter((text) => /^[1-9]\d{0,8}$/.test(text))
      .map(Number);
    return answer(
      request,
      reply,
      typed,
      '已保存',
      await choosePlaces(callerOf(request), { id: idOf(request), placeIds }),
    );
  });

  /** Does it and goes back to what waits, or shows the delivery again with what is wrong. */
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    done: string,
    result: Outcome<unknown>,
  ) {
    if (!result.ok) return show(request, reply, result, typed);
    return reply.notice(done).redirect(`${nav}/${idOf(request)}`, 303);
  }

  app.post('/deliveries/:id/confirm', async (request, reply) => {
    const { fields, evidence, failure } = await proofsIn(request);
    const input = failure ?? check(proofForm, fields);
    const result = input.ok
      ? await confirmDelivery(callerOf(request), { id: idOf(request), ...input.value, evidence })
      : input;
    if (!result.ok) return show(request, reply, result, fields, evidence);
    return reply.notice('已登记发布').redirect(`${nav}/${idOf(request)}`, 303);
  });

  app.post('/deliveries/:id/fail', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(whyForm, typed);
    const result = input.ok ? await failDelivery(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return answer(request, reply, typed, '已登记发布失败', result);
  });

  app.post('/deliveries/:id/retry', async (request, reply) =>
    answer(request, reply, {}, '已改回待发布', await retryDelivery(callerOf(request), { id: idOf(request) })),
  );

  app.post('/deliveries/:id/undo', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(whyForm, typed);
    const result = input.ok ? await undoConfirmation(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return answer(request, reply, typed, '已撤销登记', result);
  });

  app.post('/deliveries/:id/settle', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(settleForm, typed);
    const result = input.ok ? await settleFollowUp(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return answer(request, reply, typed, '已登记', result);
  });

  app.get('/deliveries/:id/evidence/:at', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const delivery = await deliveryById(db, idOf(request));
    const at = Number((request.params as { at: string }).at);
    const proof = delivery?.authorityId === who.authorityId ? delivery.evidence[at] : undefined;
    if (!proof) throw new FailureError(notFound());
    return reply.file({
      name: proof.name,
      type: await mediaTypeOf(db, proof.hash),
      content: files.read(proof.hash),
      shown: true,
    });
  });

  async function form(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    failure?: Failure,
    brought?: readonly Slip[],
  ) {
    const who = staffOf(request, ...handlers);
    const lists = await listsOf(db, who.authorityId);
    const offices = lists.offices.filter(({ id }) => actsFor(who, { authorityId: who.authorityId, officeId: id }));
    if (failure) reply.code(statusOf(failure));
    const same = await sameAs(who.authorityId, typed, failure);
    return reply.page(<RecordPage {...{ lists, offices, typed, same, brought, failure }} />, {
      title: '登记一条公开信息',
      ...fromLedger,
      form: true,
      scripts,
    });
  }

  /** The records that a refusal speaks of. */
  async function sameAs(authorityId: number, typed: Typed = {}, failure?: Failure, except?: number) {
    if (!failure?.fields?.apartFrom) return [];
    const input = check(except === undefined ? recordForm : editForm, typed);
    return input.ok ? alike(db, authorityId, input.value, except) : [];
  }

  async function editPage(
    request: FastifyRequest,
    reply: FastifyReply,
    failure?: Failure,
    typed?: Typed,
    brought?: readonly Slip[],
  ) {
    const who = staffOf(request, ...handlers);
    const delivery = await deliveryById(db, idOf(request));
    const allowed = mayHandle(delivery, who);
    if (!allowed.ok) throw new FailureError(allowed);
    const lists = await listsOf(db, who.authorityId);
    const offices = lists.offices.filter(({ id }) => actsFor(who, { authorityId: who.authorityId, officeId: id }));
    const fault = failure ?? mayEdit(delivery!);
    if (!fault.ok) reply.code(statusOf(fault));
    return reply.page(
      <EditPage
        delivery={delivery!}
        same={await sameAs(who.authorityId, typed, failure, delivery!.id)}
        {...{ lists, offices, typed, brought }}
        failure={fault.ok ? undefined : fault}
      />,
      { title: '修改登记', ...fromLedger, form: true, scripts },
    );
  }

  app.get('/deliveries/:id/edit', (request, reply) => editPage(request, reply));

  app.post('/deliveries/:id/edit', async (request, reply) => {
    const { fields, evidence, failure } = await proofsIn(request);
    const removed = [fields.remove ?? []].flat().map(Number);
    const input = failure ?? check(editForm, fields);
    const result = input.ok
      ? await editDelivery(callerOf(request), { id: idOf(request), ...input.value, evidence, removed })
      : input;
    if (!result.ok) return editPage(request, reply, result, fields, evidence);
    return reply.notice('已修改').redirect(`${nav}/${idOf(request)}`, 303);
  });

  app.get('/deliveries/new', (request, reply) =>
    form(request, reply, {
      deliveredOn: dayOf(app.services.now()),
      officeId: String(staffOf(request).officeId ?? ''),
    }),
  );

  app.post('/deliveries/new', async (request, reply) => {
    const { fields, evidence, failure } = await proofsIn(request);
    const input = failure ?? check(recordForm, fields);
    const result = input.ok ? await recordDelivery(callerOf(request), { ...input.value, evidence }) : input;
    if (!result.ok) return form(request, reply, fields, result, evidence);
    return reply.notice('已登记').redirect(`${nav}/${result.value}`, 303);
  });
}
