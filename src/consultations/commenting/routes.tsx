import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consultationState, takesComments } from '../../law/index.ts';
import { mailWorks } from '../../mail/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { first, idOf, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import type { Head } from '../../platform/http/page.ts';
import { statusOf } from '../../platform/http/status.ts';
import { conflict, type Failure, FailureError, invalid, notFound } from '../../platform/outcome.ts';
import { judged, mayTry, newCheck, personIn, queryCodeHash } from '../../platform/public-forms/index.ts';
import { isKeptWhy } from '../comments/words.ts';
import { HOME, TITLE } from '../paths.ts';
import { openedIn } from '../privacy.ts';
import { consultationById, isOnline, type Signed, timesOf } from '../store.ts';
import { checkComment, LIMITS } from './form.ts';
import { MinePage } from './own-page.tsx';
import { CommentPage, PreviewPage, SentPage, TrackPage } from './pages.tsx';
import { passes } from './passes.ts';
import { COMMENTER, type NewComment, sendComment } from './receive.ts';
import { withdrawComment } from './withdraw.ts';

const CALM = { config: { rateLimit: { max: 240, timeWindow: '1 minute' } } };
const PURPOSE = 'consultations:comment';
const MINE = `${HOME}/mine`;

const tooMany = invalid(
  '您所在的网络一小时内提交的意见过多，请稍后再试。填写的内容仍在，也可以来信、打电话或者到窗口。',
);
const LOCKED = invalid('暂时不能查询', { code: '输错次数过多，请一小时后再试' });
const NONE = invalid('没有查到这条意见', { code: '查询码不对，请核对后再试' });

/** A page that holds a form or somebody's own comment: never cached, never indexed. */
const formHead = (title: string): Head => ({
  ...{ title, nav: HOME, crumbs: [[TITLE, HOME]], form: true, meta: [['robots', 'noindex']] },
  styles: ['applications/filing.css', 'consultations/consultations.css'],
  scripts: ['consultations/comment.js'],
});

/** 提意见 on the public site and on kiosks, and following one's own by its code. */
export function commentingRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  /** @throws FailureError 404 */
  async function theOne(request: FastifyRequest): Promise<Signed> {
    const one = await consultationById(db, request.authority.id, idOf(request));
    if (!one || !isOnline(one)) throw new FailureError(notFound());
    return one;
  }

  async function agreedIn(one: Signed, typed: Typed): Promise<string | undefined> {
    const id = first(typed, 'agree');
    if (!/^[1-9]\d{0,8}$/.test(id)) return undefined;
    const row = await db
      .selectFrom('consultation_comments')
      .select('number')
      .where('id', '=', Number(id))
      .where('consultation_id', '=', one.id)
      .where('state', '=', 'shown')
      .executeTakeFirst();
    return row?.number;
  }

  async function showForm(reply: FastifyReply, one: Signed, typed: Typed, failure?: Failure) {
    const [mail, agreed] = await Promise.all([mailWorks(db), agreedIn(one, typed)]);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<CommentPage {...{ one, typed, failure, mail, agreed }} />, formHead('提意见'));
  }

  async function preview(
    request: FastifyRequest,
    reply: FastifyReply,
    { one, given, typed, failure }: { one: Signed; given: NewComment; typed: Typed; failure?: Failure },
  ) {
    if (failure && reply.statusCode === 200) reply.code(statusOf(failure));
    const agreed = await agreedIn(one, typed);
    const check = newCheck(request, PURPOSE);
    return reply.page(<PreviewPage {...{ one, given, agreed, typed, check, failure }} />, formHead('核对意见'));
  }

  const isOpen = (one: Signed) => takesComments(consultationState(timesOf(one), dayOf(now())));

  app.get(`${HOME}/:id/comment`, async (request, reply) => {
    const one = await theOne(request);
    if (!isOpen(one)) return reply.redirect(`${HOME}/${one.id}`, 303);
    const { paragraph, agree } = queryOf(request);
    return showForm(reply, one, { paragraph, agree });
  });

  app.post(`${HOME}/:id/comment`, CALM, async (request, reply) => {
    const one = await theOne(request);
    const typed = typedIn(request);
    const given = checkComment(typed, one.id);
    if (!given.ok) return showForm(reply, one, typed, given);
    if (!isOpen(one))
      return showForm(reply, one, typed, conflict('征集已经结束，不再接收意见。您写的内容还在下面，可以复制保存'));
    if (!given.value.text.trim() && !(await agreedIn(one, typed)))
      return showForm(reply, one, typed, invalid('请写明您的意见', { text: '请写明您的意见' }));
    return preview(request, reply, { one, given: given.value, typed });
  });

  for (const slug of ['edit', 'send'])
    app.get(`${HOME}/:id/${slug}`, async (request, reply) =>
      reply.redirect(`${HOME}/${(await theOne(request)).id}/comment`, 303),
    );
  app.post(`${HOME}/:id/edit`, CALM, async (request, reply) =>
    showForm(reply, await theOne(request), typedIn(request)),
  );

  app.post(`${HOME}/:id/send`, CALM, async (request, reply) => {
    const one = await theOne(request);
    const typed = typedIn(request);
    const given = checkComment(typed, one.id);
    if (!given.ok) return showForm(reply, one, typed, given);
    const again = (failure: Failure) => preview(request, reply, { one, given: given.value, typed, failure });
    const { verdict, id } = judged(request, PURPOSE, typed);
    if (!verdict.ok) return again(invalid(verdict.message, { [verdict.field]: verdict.message }));
    if (!(await mayTry(request, verdict.proved ? LIMITS.proved : LIMITS.plain))) {
      reply.code(429);
      return again(tooMany);
    }
    const channel = request.terminal ? 'kiosk' : 'site';
    const sent = await sendComment(personIn(request, COMMENTER), { ...given.value, channel, sending: id });
    if (!sent.ok) return showForm(reply, one, typed, sent);
    passes.acknowledge(request, reply, sent.value);
    return reply.redirect(`${HOME}/sent`, 303);
  });

  app.get(`${HOME}/sent`, async (request, reply) => {
    const acknowledgement = await passes.acknowledged(request);
    if (!acknowledgement) return reply.redirect(`${HOME}/track`, 303);
    return reply.page(
      <SentPage acknowledgement={acknowledgement} at={minuteOf(acknowledgement.at)} />,
      formHead('意见已提交'),
    );
  });

  function track(reply: FastifyReply, typed: Typed, failure?: Failure) {
    if (failure) reply.code(statusOf(failure));
    return reply.page(<TrackPage typed={typed} failure={failure} />, formHead('查询意见'));
  }

  app.get(`${HOME}/track`, (_request, reply) => track(reply, {}));
  app.post(`${HOME}/track`, CALM, async (request, reply) => {
    const code = first(typedIn(request), 'code').trim().slice(0, 100);
    if (!code) return track(reply, {}, invalid('请填写查询码', { code: '请填写查询码' }));
    // counted before it is compared
    if (!(await mayTry(request, LIMITS.codes))) return track(reply, {}, LOCKED);
    const found = await db
      .selectFrom('consultation_comments')
      .select('id')
      .where('authority_id', '=', request.authority.id)
      .where('query_code_hash', '=', queryCodeHash(sealer, code))
      .executeTakeFirst();
    if (!found) return track(reply, {}, NONE);
    passes.open(request, reply, found.id);
    return reply.redirect(MINE, 303);
  });

  app.post(`${HOME}/close`, async (request, reply) => {
    await passes.close(request, reply);
    return reply.notice('已退出，本机不再保留您的意见').redirect(HOME, 303);
  });

  app.get(MINE, async (request, reply) => {
    const id = await passes.opened(request);
    const row =
      id === undefined
        ? undefined
        : await db.selectFrom('consultation_comments').selectAll().where('id', '=', id).executeTakeFirst();
    const one = row && (await consultationById(db, request.authority.id, row.consultation_id));
    if (!row || !one || !isOnline(one)) return reply.redirect(`${HOME}/track`, 303);
    const group = one.results?.groups.find(({ comments }) => comments.includes(row.id));
    return reply.page(
      <MinePage
        own={{
          ...{ number: row.number, state: row.state, paragraph: row.paragraph, receivedOn: row.received_on },
          keptWhy: isKeptWhy(row.kept_why) ? row.kept_why : '',
          text: openedIn<string>(sealer, row.id, 'comment', row.sealed_comment),
        }}
        one={one}
        state={consultationState(timesOf(one), dayOf(now()))}
        answer={group?.verdict ? { verdict: group.verdict, reason: group.reason } : undefined}
      />,
      formHead('我的意见'),
    );
  });

  app.get(`${MINE}/withdraw`, (_request, reply) => reply.redirect(MINE, 303));
  app.post(`${MINE}/withdraw`, CALM, async (request, reply) => {
    const id = await passes.opened(request);
    if (id === undefined) return reply.redirect(`${HOME}/track`, 303);
    const result = await withdrawComment(personIn(request, COMMENTER), { id });
    if (!result.ok) throw new FailureError(result);
    return reply.notice('意见已撤回').redirect(MINE, 303);
  });
}
