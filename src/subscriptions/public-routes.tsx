import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { z } from 'zod';
import { maskEmail } from '../law/index.ts';
import { checkDraft, countIn, field, first, queryOf, type Typed, typedIn } from '../platform/http/form.ts';
import type { Head } from '../platform/http/page.ts';
import { statusOf } from '../platform/http/status.ts';
import { conflict, type Failure, FailureError, invalid, notFound, type Outcome } from '../platform/outcome.ts';
import { judged, mayTry, newCheck, openByCode, personIn } from '../platform/public-forms/index.ts';
import { confirmSubscription, endSubscriptions, keepSubscriptions, PERSON, stopSubscription } from './actions.ts';
import { askedBy, askWhether, type Request } from './asking.ts';
import { matterOf } from './followed.ts';
import { requestIn, rhythmField } from './form.ts';
import { codeOf, mailingFor, subscriberIn } from './links.ts';
import { ConfirmPage, EndedPage, EndPage, SentPage } from './pages/confirm.tsx';
import { MatterPage } from './pages/matter.tsx';
import { MinePage } from './pages/mine.tsx';
import { SubscribePage } from './pages/subscribe.tsx';
import { HOME } from './paths.ts';
import { LIMITS, type Rhythm } from './rules.ts';
import { addressOf, subscriberById, subscriptionsOf } from './store.ts';
import { named, subjectsOf, type Wish } from './subjects.ts';

const CHECK = 'subscriptions:ask';
const CALM = { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } };
/** What a mail program sends when its user ends a mailing by one click (RFC 8058) has no page of ours. */
const ONE_CLICK = { config: { ...CALM.config, fromMachines: true } };

const matterForm = z.object({
  sort: z.string('请选择是申请还是留言'),
  email: field.email(),
});

/** 订阅: by mail and by feed. Opening a link never changes anything: mail programs and scanners open all of them. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, house, sealer, now } = app.services;
  const subjectsFor = (authorityId: number) => subjectsOf({ db, house, now: now() }, authorityId);
  const caller = (request: FastifyRequest) => personIn(request, PERSON);

  function show(reply: FastifyReply, page: VNode, title: string, more: Partial<Head> = {}) {
    reply.header('cache-control', 'no-store');
    return reply.page(page, {
      ...{ title, nav: HOME, crumbs: title === '订阅' ? [] : [['订阅', HOME]], meta: [['robots', 'noindex']] },
      styles: ['applications/filing.css', 'subscriptions/subscriptions.css'],
      ...more,
    });
  }
  const withForm: Partial<Head> = { form: true, scripts: ['subscriptions/subscribe.js'] };

  async function subscribe(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const { authority } = request;
    const [subjects, mailing] = await Promise.all([subjectsFor(authority.id), mailingFor(db, authority.id)]);
    if (failure) reply.code(statusOf(failure));
    const check = mailing && newCheck(request, CHECK);
    const page = (
      <SubscribePage
        {...{ subjects, typed, failure, check }}
        followable={house.brought('followable').length > 0}
        sorts={house.brought('publicMatters')}
      />
    );
    return show(reply, page, '订阅', check ? withForm : {});
  }

  /** Whether a form counts as a person's, and not too often. */
  async function mayAsk(request: FastifyRequest, typed: Typed): Promise<Failure | undefined> {
    const { verdict } = judged(request, CHECK, typed);
    if (!verdict.ok) return invalid(verdict.message, { [verdict.field]: verdict.message });
    if (await mayTry(request, LIMITS.ask)) return undefined;
    return invalid('您所在的网络近来订阅过多，请一小时后再试。');
  }

  /** Sends the one question. */
  async function ask(request: FastifyRequest, wanted: Request): Promise<Failure | undefined> {
    const mailing = await mailingFor(db, request.authority.id);
    if (!mailing) return conflict('本机关现在不发邮件，没有订阅成功。');
    await askWhether({ db, sealer, now: now() }, mailing, wanted);
    return undefined;
  }

  app.get(HOME, (request, reply) => subscribe(request, reply, queryOf(request)));
  app.post(HOME, CALM, async (request, reply) => {
    const typed = typedIn(request);
    const wanted = requestIn(typed, await subjectsFor(request.authority.id), house);
    const fault = wanted.ok ? ((await mayAsk(request, typed)) ?? (await ask(request, wanted.value))) : wanted;
    return fault ? subscribe(request, reply, typed, fault) : reply.redirect(`${HOME}/sent`, 303);
  });
  app.get(`${HOME}/sent`, (_request, reply) => show(reply, <SentPage />, '请查收邮件'));

  async function matter(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const mailing = await mailingFor(db, request.authority.id);
    if (!mailing) return subscribe(request, reply, typed, failure);
    if (failure) reply.code(statusOf(failure));
    const page = (
      <MatterPage {...{ typed, failure }} sorts={house.brought('followable')} check={newCheck(request, CHECK)} />
    );
    return show(reply, page, '自己的申请和留言', withForm);
  }

  /** The matter that number and code are of. */
  async function wishFor(request: FastifyRequest, typed: Typed): Promise<Outcome<Request>> {
    const input = checkDraft(matterForm, typed);
    if (!input.ok) return input;
    const { sort, email } = input.value;
    const followable = house.brought('followable').find((one) => one.sort === sort);
    if (!followable) return invalid('请选择是申请还是留言', { sort: '请选择是申请还是留言' });
    const opened = await openByCode(request, typed, followable.coded);
    if (!opened.ok) return opened;
    const ref = `${sort}:${opened.value}`;
    if ((await matterOf({ db, house }, request.authority.id, ref))?.over)
      return invalid('这件事已经办完，不用订阅', { number: '这件事已经办完，不用订阅' });
    return { ok: true, value: { address: email, rhythm: 'daily', wishes: [{ kind: 'matter', ref }] } };
  }

  app.get(`${HOME}/matter`, (request, reply) => matter(request, reply, queryOf(request)));
  app.post(`${HOME}/matter`, CALM, async (request, reply) => {
    const typed = typedIn(request);
    const human = await mayAsk(request, typed);
    const wanted = human ?? (await wishFor(request, typed));
    const fault = wanted.ok ? await ask(request, wanted.value) : wanted;
    const { code: _, ...kept } = typed;
    return fault ? matter(request, reply, kept, fault) : reply.redirect(`${HOME}/sent`, 303);
  });

  const namesOf = async (authorityId: number, wishes: readonly Wish[]) => {
    const subjects = await subjectsFor(authorityId);
    return wishes.map((wish) => named(house, subjects, wish));
  };

  app.get(`${HOME}/confirm`, async (request, reply) => {
    const code = first(queryOf(request), 'code');
    if (!code) return reply.redirect(HOME, 303);
    const asked = await askedBy({ db, sealer, now: now() }, request.authority.id, code);
    if (!asked) reply.code(404);
    const wanted = asked?.request;
    const page = (
      <ConfirmPage
        code={code}
        state={!asked ? 'old' : wanted ? 'open' : 'confirmed'}
        address={wanted ? maskEmail(wanted.address) : ''}
        rhythm={wanted?.rhythm}
        names={wanted ? await namesOf(request.authority.id, wanted.wishes) : []}
      />
    );
    return show(reply, page, '确认订阅', { form: true });
  });
  app.post(`${HOME}/confirm`, CALM, async (request, reply) => {
    const code = first(typedIn(request), 'code');
    const result = await confirmSubscription(caller(request), { code });
    if (!result.ok) {
      const state = result.code === 'conflict' ? 'confirmed' : 'old';
      reply.code(statusOf(result));
      return show(
        reply,
        <ConfirmPage code="" state={state} address="" rhythm={undefined} names={[]} said={result.message} />,
        '确认订阅',
      );
    }
    const own = new URLSearchParams({ code: codeOf(sealer, result.value) });
    return reply.notice('已经订阅，有新公开的信息时发邮件告诉您').redirect(`${HOME}/mine?${own}`, 303);
  });

  /** The subscriber of this code at this authority. @throws FailureError 404 */
  async function own(request: FastifyRequest, code: string) {
    const id = subscriberIn(sealer, code);
    const subscriber = id === undefined ? undefined : await subscriberById(db, request.authority.id, id);
    if (!subscriber) throw new FailureError(notFound('没有这份订阅：可能已经停止，或者链接不完整'));
    return subscriber;
  }

  app.get(`${HOME}/mine`, async (request, reply) => {
    const code = first(queryOf(request), 'code');
    if (!code) return reply.redirect(HOME, 303);
    const subscriber = await own(request, code);
    const held = await subscriptionsOf(db, sealer, subscriber.id);
    const names = await namesOf(request.authority.id, held);
    const numbers = await Promise.all(
      held.map(async ({ kind, ref }) =>
        kind === 'matter' ? (await matterOf({ db, house }, request.authority.id, ref))?.number : undefined,
      ),
    );
    const page = (
      <MinePage
        code={code}
        address={maskEmail(addressOf(sealer, subscriber))}
        rhythm={subscriber.rhythm}
        asked={subscriber.askedOn !== null}
        renewedOn={subscriber.renewedOn}
        lines={held.map(({ id }, n) => ({ id, ...names[n]!, number: numbers[n] }))}
      />
    );
    return show(reply, page, '我的订阅', { form: true });
  });
  app.post(`${HOME}/mine`, CALM, async (request, reply) => {
    const typed = typedIn(request);
    const code = first(typed, 'code');
    const { id } = await own(request, code);
    const back = `${HOME}/mine?${new URLSearchParams({ code })}`;
    if (first(typed, 'stop')) {
      const left = await stopSubscription(caller(request), { id, subscriptionId: countIn(typed, 'stop') || 0 });
      if (!left.ok) return reply.notice(left.message).redirect(back, 303);
      return left.value ? reply.notice('这一项已经停止').redirect(back, 303) : gone(reply);
    }
    const rhythm = rhythmField.safeParse(first(typed, 'rhythm'));
    if (!rhythm.success) return reply.notice('请选择多久一次').redirect(back, 303);
    const kept = await keepSubscriptions(caller(request), { id, rhythm: rhythm.data as Rhythm });
    return reply.notice(kept.ok ? '已保存，继续发给您' : kept.message).redirect(back, 303);
  });
  const gone = (reply: FastifyReply) => reply.notice('已停止全部订阅，您的邮箱地址已经删除').redirect(HOME, 303);

  app.get(`${HOME}/end`, async (request, reply) => {
    const code = first(queryOf(request), 'code');
    if (!code) return reply.redirect(HOME, 303);
    const id = subscriberIn(sealer, code);
    const there = id !== undefined && (await subscriberById(db, request.authority.id, id));
    return show(reply, there ? <EndPage code={code} /> : <EndedPage />, '停止订阅', { form: true });
  });
  app.post(`${HOME}/end`, ONE_CLICK, async (request, reply) => {
    const id = subscriberIn(sealer, first(queryOf(request), 'code'));
    if (id !== undefined) await endSubscriptions(caller(request), { id });
    return show(reply, <EndedPage />, '停止订阅');
  });
}
