import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicGuides } from '../../guides/index.ts';
import { signpostsFor } from '../../law/index.ts';
import { mailWorks } from '../../mail/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import {
  fileRoute,
  judged,
  type Kept,
  mayTry,
  newCheck,
  readForm,
  withFiles,
} from '../../platform/public-forms/index.ts';
import { sectionMeta } from '../../publishing/index.ts';
import { everydayFor, findAlike } from '../../search/index.ts';
import { folded } from '../alike.ts';
import { passes } from '../following/passes.ts';
import { HOME, TITLE } from '../paths.ts';
import { countMessages, quarterOf } from '../public-answers/figures.ts';
import { publicAnswers } from '../public-answers/store.ts';
import { type NewMessage, sendMessage } from '../receive.ts';
import { checkMessage, kindIn, LIMITS, tooMany } from './form.ts';
import { formHead } from './head.ts';
import { FormPage, HomePage, PreviewPage, SentPage } from './pages.tsx';
import { writerIn } from './writer.ts';

const CALM = { config: { rateLimit: { max: 240, timeWindow: '1 minute' } } };
const PURPOSE = 'engagement:send';
const MOST_ALIKE = 4;

/** 写留言 on the public site: what one can do, the form, what is checked before it is sent, and sending it.
 *  @param channel by which it comes in */
export function sendingRoutes(app: FastifyInstance, channel: 'site' | 'kiosk'): void {
  const { db, now, house } = app.services;
  // a kiosk has its own ways to them
  const doors = house.rooms
    .flatMap(({ publicSide }) => publicSide.doors ?? [])
    .filter(({ under }) => channel === 'site' && under === HOME);

  app.get(HOME, async (request, reply) => {
    const { id } = request.authority;
    const quarter = quarterOf(dayOf(now()));
    const [counts, { answers }] = await Promise.all([
      countMessages(db, id, quarter),
      publicAnswers(db, id, { words: '', theme: '', office: null, page: 1 }),
    ]);
    return reply.page(<HomePage counts={counts} quarter={quarter} answers={answers.slice(0, 6)} doors={doors} />, {
      ...{ title: TITLE, nav: HOME, meta: sectionMeta(TITLE) },
      styles: ['search/search.css', 'engagement/engagement.css'],
    });
  });

  app.get(`${HOME}/new`, (request, reply) => {
    const asked = queryOf(request);
    return showForm(reply, { sort: kindIn(asked), page: asked.page, selection: asked.selection }, []);
  });

  app.post(`${HOME}/new`, CALM, async (request, reply) => {
    const { typed, kept, failure } = await readForm(request, typedIn);
    const given = checkMessage(typed);
    if (!given.ok || failure) return showForm(reply, typed, kept, withFiles(given.ok ? undefined : given, failure));
    return preview(request, reply, { given: given.value, typed, kept });
  });

  app.post(`${HOME}/edit`, CALM, async (request, reply) => {
    const { typed, kept } = await readForm(request, typedIn);
    return showForm(reply, typed, kept);
  });

  fileRoute(app, `${HOME}/files`, CALM);

  app.post(`${HOME}/send`, CALM, async (request, reply) => {
    const { typed, kept } = await readForm(request, typedIn);
    const given = checkMessage(typed);
    if (!given.ok) return showForm(reply, typed, kept, given);
    const again = (failure: Failure) => preview(request, reply, { given: given.value, typed, kept, failure });
    const { verdict, id } = judged(request, PURPOSE, typed);
    if (!verdict.ok) return again(invalid(verdict.message, { [verdict.field]: verdict.message }));
    if (!(await mayTry(request, verdict.proved ? LIMITS.proved : LIMITS.plain))) {
      reply.code(429);
      return again(tooMany);
    }
    const sent = await sendMessage(writerIn(request), { ...given.value, channel, files: kept, sending: id });
    if (!sent.ok) return showForm(reply, typed, kept, sent);
    passes.acknowledge(request, reply, sent.value);
    return reply.redirect(`${HOME}/sent`, 303);
  });

  app.get(`${HOME}/sent`, async (request, reply) => {
    const acknowledgement = await passes.acknowledged(request);
    if (!acknowledgement) return reply.redirect(`${HOME}/track`, 303);
    return reply.page(
      <SentPage acknowledgement={acknowledgement} at={minuteOf(acknowledgement.at)} authority={request.authority} />,
      formHead('留言已提交'),
    );
  });
}

async function showForm(reply: FastifyReply, typed: Typed, kept: readonly Kept[], failure?: Failure) {
  const mail = await mailWorks(reply.server.services.db);
  if (failure) reply.code(statusOf(failure));
  return reply.page(<FormPage typed={typed} kept={kept} failure={failure} mail={mail} />, formHead('写留言'));
}

interface Checked {
  given: NewMessage;
  typed: Typed;
  kept: readonly Kept[];
  failure?: Failure;
}

/** What is public already of it, by the words of who writes. */
async function alikeTo(request: FastifyRequest, { subject, written }: NewMessage) {
  const { db } = request.server.services;
  const { id } = request.authority;
  const plain = folded(`${subject} ${written.text.slice(0, 200)}`);
  const everyday = await everydayFor(db, id);
  const [documents, guides] = await Promise.all([
    findAlike(db, id, plain, MOST_ALIKE, everyday),
    publicGuides(db, id, { words: folded(subject) }),
  ]);
  return [
    ...guides.slice(0, 2).map((guide) => ({ href: `/guides/${guide.id}`, title: guide.content.title })),
    ...documents.map(({ documentId, title }) => ({ href: `/documents/${documentId}`, title })),
  ];
}

async function preview(request: FastifyRequest, reply: FastifyReply, { given, typed, kept, failure }: Checked) {
  const alike = given.sort === 'correction' ? [] : await alikeTo(request, given);
  const signposts = given.sort === 'correction' ? [] : signpostsFor(folded(`${given.subject}\n${given.written.text}`));
  if (failure && reply.statusCode === 200) reply.code(statusOf(failure));
  return reply.page(
    <PreviewPage
      given={given}
      typed={typed}
      kept={kept}
      alike={alike}
      signposts={signposts}
      check={newCheck(request, PURPOSE)}
      failure={failure}
    />,
    formHead('核对留言'),
  );
}
