import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { check, field, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { addressOf } from '../addresses.ts';
import { mailsFor, refusedBy } from '../kinds.ts';
import { OWN_MAIL } from '../paths.ts';
import { chooseWish } from '../reminders/actions.ts';
import { wishForm } from '../reminders/panel.tsx';
import { wishFrom } from '../reminders/rules.ts';
import { wishOf } from '../reminders/wishes.ts';
import { mailWorks } from '../settings.ts';
import { askAddress, chooseMails, confirmAddress, removeAddress } from './actions.ts';
import { OwnMailPage } from './page.tsx';
import { isOver } from './rules.ts';
import { lastCodeMail, requestOf, undelivered } from './store.ts';

const addressForm = z.object({ email: field.email() });
const codeForm = z.object({
  code: z
    .string('请填写验证码')
    .transform((text) => text.replace(/\s/g, ''))
    .refine((text) => /^\d{6}$/.test(text), '验证码是 6 位数字'),
});
const choiceForm = z.object({
  mails: z.preprocess((given) => [given ?? []].flat(), z.array(z.string().max(60)).max(50)),
});
interface Given {
  typed?: Typed;
  failure?: Failure;
  /** what is wrong stands in the form of how reminders are wanted */
  inWish?: true;
}
const head = { title: '我的邮箱', form: true, crumbs: [['我的账号', '/console/account']] as [string, string][] };

/** 我的邮箱: where one is written to, and about what. Everybody who is signed in has one. */
export function ownMailRoutes(app: FastifyInstance): void {
  const { db, house, sealer, now } = app.services;

  async function page(request: FastifyRequest, reply: FastifyReply, given: Given = {}) {
    const who = staffOf(request);
    const id = who.id!;
    const [own, waiting, codeMail, refused, wish, failing, works] = await Promise.all([
      addressOf(db, sealer, id),
      requestOf(db, sealer, id),
      lastCodeMail(db, id),
      refusedBy(db, id),
      wishOf(db, id),
      undelivered(db, id),
      mailWorks(db),
    ]);
    if (given.failure) reply.code(statusOf(given.failure));
    return reply.page(
      <OwnMailPage
        {...{ own, codeMail, failing, works, wish }}
        waiting={waiting && !isOver(waiting.askedAt, now()) ? waiting : undefined}
        keyAway={sealer.problem !== undefined}
        offered={mailsFor(house, who).map((one) => ({ ...one, wanted: !refused.has(one.mail) }))}
        typed={given.typed ?? {}}
        failure={given.failure}
        inWish={given.inWish ?? false}
      />,
      head,
    );
  }

  app.get('/account/mail', (request, reply) => page(request, reply));
  app.post('/account/mail', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(addressForm, typed);
    const result = input.ok ? await askAddress(callerOf(request), input.value) : input;
    if (!result.ok) return page(request, reply, { typed, failure: result });
    return reply.notice('验证码已经发出，请到邮箱里查收').redirect(OWN_MAIL, 303);
  });
  app.post('/account/mail/again', async (request, reply) => {
    const result = await askAddress(callerOf(request), { email: undefined });
    if (!result.ok) return page(request, reply, { failure: result });
    return reply.notice('验证码已经重新发出，原来的作废').redirect(OWN_MAIL, 303);
  });
  app.post('/account/mail/confirm', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(codeForm, typed);
    const result = input.ok ? await confirmAddress(callerOf(request), input.value.code) : input;
    if (!result.ok) return page(request, reply, { typed, failure: result });
    return reply.notice('邮箱已确认，以后的邮件发到这里').redirect(OWN_MAIL, 303);
  });
  app.post('/account/mail/remove', async (request, reply) => {
    await removeAddress(callerOf(request), undefined);
    return reply.notice('邮箱已删除，不再发邮件给您').redirect(OWN_MAIL, 303);
  });
  app.post('/account/mail/wish', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(wishForm, typed);
    const wish = input.ok ? wishFrom(input.value) : input;
    if (!wish.ok) return page(request, reply, { typed, failure: wish, inWish: true });
    await chooseWish(callerOf(request), wish.value);
    return reply.notice('已保存').redirect(OWN_MAIL, 303);
  });
  app.post('/account/mail/choices', async (request, reply) => {
    const input = check(choiceForm, typedIn(request));
    const result = input.ok ? await chooseMails(callerOf(request), { wanted: input.value.mails }) : input;
    if (!result.ok) return page(request, reply, { failure: result });
    return reply.notice('已保存').redirect(OWN_MAIL, 303);
  });
}
