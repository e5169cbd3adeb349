import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asset, assetFolder } from '../../platform/assets.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import type { Head } from '../../platform/http/page.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, FailureError, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { whyForm } from '../deliveries/forms.ts';
import { readers } from '../deliveries/rules.ts';
import { waitingDeliveries } from '../deliveries/waiting.ts';
import { shareCard } from '../groups/card.ts';
import { shareOf, shareText } from '../groups/share.ts';
import { doAtPlace, undoAtPlace } from './actions.ts';
import { photoOf, wasDone } from './events.ts';
import { asPhoto } from './photo.ts';
import { placesOf } from './places.ts';
import { type Posting, postingById, todosOf } from './postings.ts';
import { doers, tends, todoOf } from './rules.ts';
import type { Todo } from './tables.ts';
import { ShareParts, TaskPage } from './task-page.tsx';
import { TODAY, TodayPage } from './today-page.tsx';

/** Lines of the page: a phone keeps them all for when there is no network. */
const SHOWN = 40;
const at = TODAY.slice('/console'.length);
const head: Omit<Head, 'title'> = {
  nav: TODAY,
  form: true,
  bare: true,
  scripts: ['channels/today.js', 'channels/leaving.js'],
  styles: ['channels/contacts/today.css'],
};

/** 今日任务: what a contact posts, forwards, replaces and takes down today. */
export function todayRoutes(app: FastifyInstance): void {
  const { db, files, now } = app.services;

  app.get(at, async (request, reply) => {
    const who = staffOf(request, ...doers);
    const today = dayOf(now());
    const [tasks, others, groups] = await Promise.all([
      todosOf(db, who, today, now()),
      waitingDeliveries(db, who, now(), 20),
      placesOf(db, who.authorityId, ['groups']),
    ]);
    const own = others.filter(({ officeId, givenTo }) => officeId === who.officeId || givenTo === who.id);
    const page = {
      tasks: tasks.slice(0, SHOWN),
      more: Math.max(0, tasks.length - SHOWN),
      others: own,
      groups: groups.some(({ until }) => until === null),
      today,
      staffId: who.id!,
    };
    return reply.page(<TodayPage {...page} />, { title: '今日任务', ...head });
  });

  async function taskPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...doers);
    const posting = await postingById(db, idOf(request));
    if (!posting || !tends(who, posting)) throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const today = dayOf(now());
    const todo = todoOf(posting, today);
    const share = todo && posting.channel === 'groups' ? await sharePart(request, posting, todo) : undefined;
    const page = { posting, task: todo && { ...posting, todo }, today, staffId: who.id!, share, failure };
    return reply.page(<TaskPage {...page} />, { title: posting.title, ...head });
  }

  async function sharePart(request: FastifyRequest, posting: Posting, what: Todo) {
    const share = await shareOf(db, posting, `${request.protocol}://${request.host}`);
    const text = share ? shareText(share, what) : '';
    return <ShareParts id={posting.id} text={text} what={what} card={share !== undefined && what !== 'takeDown'} />;
  }

  app.get(`${at}/:id/card.png`, async (request, reply) => {
    const who = staffOf(request, ...doers);
    const posting = await postingById(db, idOf(request));
    const mayShare = posting?.channel === 'groups' && tends(who, posting);
    const share = mayShare ? await shareOf(db, posting, `${request.protocol}://${request.host}`) : undefined;
    const card = share && (await shareCard(share));
    if (!card) throw new FailureError(notFound('本机没有画图的组件，请转发文字'));
    return reply.file({ name: '分享卡片.png', type: 'image/png', content: card, shown: true });
  });

  /** Whose session it is, and a token for what is sent from the phone. */
  app.get(`${at}/token`, (request, reply) => {
    const who = staffOf(request, ...doers);
    return reply.header('cache-control', 'no-store').send({ csrf: reply.formToken(), staffId: who.id });
  });

  let worker: string | undefined;
  app.get(`${at}/worker.js`, async (_, reply) => {
    worker ??= await readFile(join(assetFolder, asset('channels/today-keeping.js').replace('/assets/', '')), 'utf8');
    return reply
      .header('service-worker-allowed', TODAY)
      .header('cache-control', 'no-store')
      .type('text/javascript; charset=utf-8')
      .send(worker);
  });

  app.get(`${at}/:id`, (request, reply) => taskPage(request, reply));

  /** Sent again after the answer was lost, it was done. Scripts are told in words that they can keep with what was refused. */
  app.post(`${at}/:id`, async (request, reply) => {
    const id = idOf(request);
    const upload = await readUpload(request, { kinds: ['jpg', 'png', 'webp'], count: 1, remade: asPhoto });
    const typed = upload.ok ? upload.value.fields : upload.typed;
    const deed = deedIn(typed, now());
    const photo = upload.ok ? (upload.value.files[0]?.stored.hash ?? null) : null;
    const isDone = async () => deed !== undefined && (await mine(request, id)) && (await wasDone(db, id, deed.key));
    const did = async () => (deed ? doAtPlace(callerOf(request), { id, ...deed, photo, note: '' }) : notFound());
    const result: Outcome<unknown> = (await isDone()) ? ok(id) : upload.ok ? await did() : upload;
    const done = result.ok || (await isDone()); // by the same deed, sent twice at once
    if (request.headers.accept?.includes('application/json'))
      return done || result.ok
        ? reply.send({ ok: true })
        : reply.code(statusOf(result)).send({ ok: false, message: result.message });
    if (!done && !result.ok) return taskPage(request, reply, result);
    return reply.notice('已登记').redirect(TODAY, 303);
  });

  async function mine(request: FastifyRequest, id: number): Promise<boolean> {
    const posting = await postingById(db, id);
    return posting !== undefined && tends(staffOf(request, ...doers), posting);
  }

  app.post(`${at}/:id/undo`, async (request, reply) => {
    const input = check(whyForm, typedIn(request));
    const result = input.ok ? await undoAtPlace(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!result.ok) return taskPage(request, reply, result);
    return reply.notice('已撤销登记').redirect(`${TODAY}/${idOf(request)}`, 303);
  });

  app.get(`${at}/photos/:id`, async (request, reply) => {
    const who = staffOf(request, ...readers);
    const photo = await photoOf(db, who.authorityId, idOf(request));
    if (!photo) throw new FailureError(notFound());
    const name = `公开栏照片 ${dayOf(photo.doneAt)}.jpg`;
    return reply.file({ name, type: 'image/jpeg', content: files.read(photo.hash!), shown: true });
  });
}

/** What was done, under which key, and when as the telephone says; its clock may be wrong. */
function deedIn(typed: Typed, now: Date): { what: Todo; key: string; doneAt: Date } | undefined {
  const what = first(typed, 'what');
  const key = first(typed, 'key');
  if (!['post', 'replace', 'takeDown'].includes(what) || !/^[\w-]{16,64}$/.test(key)) return undefined;
  const said = Date.parse(first(typed, 'doneAt'));
  const doneAt = Number.isFinite(said) && said > 0 && said <= now.getTime() ? new Date(said) : now;
  return { what: what as Todo, key, doneAt };
}
