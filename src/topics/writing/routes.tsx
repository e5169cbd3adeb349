import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, confirmedOf, first, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { latestRound, standingOf } from '../../review/index.ts';
import { detect, kindsOf } from '../detecting/detected.ts';
import { TopicsDesk } from '../detecting/pages.tsx';
import { foundTopics } from '../detecting/store.ts';
import { goneEntries, standingOfDraft } from '../waiting.ts';
import { DESK, heads, TITLE } from '../words.ts';
import {
  addEntry,
  beginTopic,
  concludeTopic,
  discardTopic,
  recallTopic,
  removeEntry,
  reopenTopic,
  saveTopic,
  submitTopic,
  withdrawTopic,
} from './actions.ts';
import { hashOf } from './content.ts';
import { conclusionForm, entryForm, newTopicForm, topicForm, withdrawForm } from './form.ts';
import { type Sent, TopicDesk, VersionPage } from './pages/desk.tsx';
import { keepers, keeps } from './rules.ts';
import { type Topic, topicById, topicsOf, versionsOf } from './store.ts';
import { titleOf, topicKind } from './subject.tsx';

/** Of what was dealt with, so many are listed. */
const DEALT = 20;

/** 热点回应, for the editors of their offices and the head of disclosure work. */
export function topicRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  const crumbs: [string, string][] = [[TITLE, DESK]];

  async function foundFor(authorityId: number) {
    const [all, known] = await Promise.all([
      detect({ db, house }, authorityId, dayOf(now())),
      foundTopics(db, authorityId),
    ]);
    return {
      open: all.filter(({ found }) => found?.state === 'open'),
      dealt: known.filter(({ state }) => state !== 'open').slice(0, DEALT),
      kinds: kindsOf(house),
    };
  }

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...keepers);
    const head = has(who, ...heads);
    const all = await topicsOf(db, who.authorityId);
    const [offices, found, gone] = await Promise.all([
      openOffices(db, who.authorityId),
      head ? foundFor(who.authorityId) : undefined,
      goneEntries(db, who.authorityId, all),
    ]);
    const topics = await Promise.all(
      all.map(async (topic) => ({
        ...{ topic, mine: keeps(who, topic.officeId), standing: await standingOfDraft(db, topic) },
        gone: gone.get(topic.id)?.length ?? 0,
      })),
    );
    if (failure) reply.code(statusOf(failure));
    const typed = failure ? typedIn(request) : { office: String(who.officeId ?? '') };
    return reply.page(
      <TopicsDesk found={found} topics={topics} offices={head ? offices : undefined} typed={typed} failure={failure} />,
      { title: TITLE, nav: DESK, form: true, wide: true },
    );
  }

  /** The topic of the address, for who keeps it. @throws FailureError 404 */
  async function mine(request: FastifyRequest): Promise<Topic> {
    const who = staffOf(request, ...keepers);
    const topic = await topicById(db, who.authorityId, idOf(request));
    if (!topic || !keeps(who, topic.officeId)) throw new FailureError(notFound());
    return topic;
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, sent?: { form: Sent; failure: Failure }) {
    const topic = await mine(request);
    const [round, versions, gone] = await Promise.all([
      latestRound(db, topicKind.name, String(topic.id)),
      versionsOf(db, topic.id),
      goneEntries(db, topic.authorityId, [topic]),
    ]);
    if (sent) reply.code(statusOf(sent.failure));
    return reply.page(
      <TopicDesk
        topic={topic}
        content={(topic.draft ?? topic.shown)!}
        round={round}
        standing={topic.draft ? standingOf(round, hashOf(topic.id, topic.draft)) : 'none'}
        versions={versions}
        gone={gone.get(topic.id) ?? []}
        sent={sent && { ...sent, typed: typedIn(request) }}
      />,
      { title: titleOf(topic), nav: DESK, crumbs, form: true },
    );
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    form: Sent,
    result: Outcome<unknown>,
    notice: string,
  ) {
    if (!result.ok) return onePage(request, reply, { form, failure: result });
    return reply.notice(notice).redirect(`${DESK}/${idOf(request)}`, 303);
  }

  app.get('/topics', (request, reply) => listPage(request, reply));
  app.post('/topics', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(newTopicForm, typedIn(request));
    const { title = '', office = '' } = input.ok ? input.value : {};
    const begun = input.ok
      ? await beginTopic(callerOf(request), { title, officeId: office ? Number(office) : null })
      : input;
    return begun.ok ? reply.redirect(`${DESK}/${begun.value}`, 303) : listPage(request, reply, begun);
  });

  app.get('/topics/:id', (request, reply) => onePage(request, reply));
  app.post('/topics/:id', async (request, reply) => {
    const { id } = await mine(request);
    const input = check(topicForm, typedIn(request));
    const saved = input.ok ? await saveTopic(callerOf(request), { id, ...input.value }) : input;
    return answer(request, reply, 'text', saved, '已保存，还没有送审');
  });
  app.post('/topics/:id/entries', async (request, reply) => {
    const { id } = await mine(request);
    const input = check(entryForm, typedIn(request));
    const result = input.ok ? await addEntry(callerOf(request), { id, ...input.value }) : input;
    return answer(request, reply, 'entry', result, '已添加，送审签发后公开');
  });
  app.post('/topics/:id/remove', async (request, reply) => {
    const { id } = await mine(request);
    const result = await removeEntry(callerOf(request), { id, key: first(typedIn(request), 'key') });
    return answer(request, reply, 'entry', result, '已删除这一条，送审签发后网站不再显示');
  });
  app.post('/topics/:id/conclusion', async (request, reply) => {
    const { id } = await mine(request);
    const input = check(conclusionForm, typedIn(request));
    const result = input.ok ? await concludeTopic(callerOf(request), { id, ...input.value }) : input;
    return answer(request, reply, 'conclusion', result, '已保存结论，送审签发后办结');
  });
  app.post('/topics/:id/reopen', async (request, reply) => {
    const { id } = await mine(request);
    return answer(
      request,
      reply,
      'conclusion',
      await reopenTopic(callerOf(request), { id }),
      '已重新打开，送审签发后继续更新',
    );
  });
  app.post('/topics/:id/submit', async (request, reply) => {
    const { id } = await mine(request);
    const given = { id, confirmed: confirmedOf(request) };
    return answer(request, reply, 'submit', await submitTopic(callerOf(request), given), '已送审，签发后公开');
  });
  app.post('/topics/:id/recall', async (request, reply) => {
    const { id } = await mine(request);
    return answer(request, reply, 'submit', await recallTopic(callerOf(request), { id }), '已撤回，可以修改');
  });
  app.post('/topics/:id/discard', async (request, reply) => {
    const { id } = await mine(request);
    const result = await discardTopic(callerOf(request), { id });
    if (result.ok && result.value === 'gone') return reply.notice('已删除未公开的草稿').redirect(DESK, 303);
    return answer(request, reply, 'submit', result, '已放弃未公开的修改');
  });
  app.post('/topics/:id/withdraw', async (request, reply) => {
    const { id } = await mine(request);
    const input = check(withdrawForm, typedIn(request));
    const result = input.ok ? await withdrawTopic(callerOf(request), { id, ...input.value }) : input;
    return answer(request, reply, 'withdraw', result, '已撤下，网站不再显示');
  });
  app.get('/topics/:id/versions/:version', async (request, reply) => {
    const topic = await mine(request);
    const versions = await versionsOf(db, topic.id);
    const at = versions.findIndex(({ id }) => id === idOf(request, 'version'));
    const version = versions[at];
    if (!version) throw new FailureError(notFound());
    return reply.page(<VersionPage version={version} before={versions[at + 1]} />, {
      ...{ title: version.content.title, nav: DESK },
      crumbs: [...crumbs, [titleOf(topic), `${DESK}/${topic.id}`]],
    });
  });
}
