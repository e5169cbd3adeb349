import { type Act, action, done } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import { conflict, notFound } from '../platform/outcome.ts';
import { type Who, withoutAccount } from '../platform/roles.ts';
import type { House } from '../platform/room.ts';
import { askedBy, takeAnswer } from './asking.ts';
import { matterOf, openIn, publicMattersOf, refOf } from './followed.ts';
import { MOST_SUBSCRIPTIONS, nextDigest, type Rhythm } from './rules.ts';
import {
  aboutSubscriber,
  addSubscription,
  count,
  eraseSubscriber,
  holdSubscriber,
  removeSubscription,
  type Subscriber,
  subscriberFor,
  subscriptionsOf,
} from './store.ts';
import { refIn, type Wish } from './subjects.ts';

/** Who acts when somebody does by a link of their mail. */
export const PERSON = '订阅人';
export const subscriberAs = (authorityId: number): Who => withoutAccount(authorityId, PERSON);

const GONE = '链接已经过期，或者不完整。请从邮件里重新打开；超过两天的，请重新订阅';

/** What a matter was last told as: what is known of it now is no news. */
async function stateOf(books: Books, { kind, ref }: Wish): Promise<string> {
  const { authorityId } = books.who;
  if (kind === 'matter') return (await matterOf(books, authorityId, ref))?.state ?? '';
  if (kind !== 'publicMatter' && kind !== 'publicMatters') return '';
  const matters = await publicMattersOf(books, authorityId);
  if (kind === 'publicMatter') return matters.find((matter) => refOf(matter) === ref)?.state ?? '';
  return openIn(matters, ref).map(refOf).join(' ');
}
type Books = { db: Db; house: House; who: Who; now: Date };

/** 确认订阅: the question in a mail is answered. Confirmed twice it is what it was.
 *  @returns the subscriber */
export const confirmSubscription = action<{ code: string }, number>(
  'subscriptions.confirm',
  ['anyone'],
  async (act, { code }) => {
    const { db, sealer, who, now, today, house } = act;
    const asked = await askedBy(act, who.authorityId, code);
    if (!asked) return notFound(GONE);
    if (!asked.request || !(await takeAnswer(db, asked.id, now))) return conflict('已经确认过了，不用再点');
    const { address, rhythm, wishes } = asked.request;
    const about = { authorityId: who.authorityId, address, rhythm, nextOn: nextDigest(today, rhythm) };
    const { id, fresh } = await subscriberFor(act, about);
    const before = await subscriptionsOf(db, sealer, id);
    if (before.length + wishes.length > MOST_SUBSCRIPTIONS)
      return conflict(`一个邮箱最多订阅 ${MOST_SUBSCRIPTIONS} 项，请先停止不需要的`);
    for (const wish of wishes)
      await addSubscription(act, id, {
        ...{ kind: wish.kind, ref: refIn(sealer, wish), word: wish.kind === 'word' ? wish.ref : undefined },
        state: await stateOf({ db, house, who, now }, wish),
      });
    await count(db, who.authorityId, now, 'confirmed');
    return done(id, aboutSubscriber(id), fresh ? {} : { again: true });
  },
);

/** The subscriber of the one who acts, held. */
async function own(act: Act, id: number): Promise<Subscriber | undefined> {
  const subscriber = await holdSubscriber(act.db, id);
  return subscriber?.authorityId === act.who.authorityId ? subscriber : undefined;
}

const ENDED = '这些订阅已经停止，邮箱地址已经删除';

/** 停止全部订阅: everything goes, at once. */
export const endSubscriptions = action<{ id: number }, void>('subscriptions.end', ['anyone'], async (act, { id }) => {
  const subscriber = await own(act, id);
  if (!subscriber) return notFound(ENDED);
  await eraseSubscriber(act, subscriber, 'ended');
  return done(undefined, aboutSubscriber(id));
});

/** 停止一项; with the last one all is gone. @returns how many are left */
export const stopSubscription = action<{ id: number; subscriptionId: number }, number>(
  'subscriptions.stop',
  ['anyone'],
  async (act, { id, subscriptionId }) => {
    const subscriber = await own(act, id);
    if (!subscriber) return notFound(ENDED);
    const left = await removeSubscription(act.db, id, subscriptionId);
    if (left === undefined) return conflict('这一项已经停止');
    if (left === 0) await eraseSubscriber(act, subscriber, 'ended');
    return done(left, aboutSubscriber(id));
  },
);

/** 继续订阅, as often as they want it from now on: for another year. */
export const keepSubscriptions = action<{ id: number; rhythm: Rhythm }, void>(
  'subscriptions.keep',
  ['anyone'],
  async (act, { id, rhythm }) => {
    const subscriber = await own(act, id);
    if (!subscriber) return notFound(ENDED);
    const nextOn = nextDigest(act.today, rhythm);
    await act.db
      .updateTable('subscribers')
      .set({ rhythm, renewed_on: act.today, asked_on: null })
      .$if(rhythm !== subscriber.rhythm, (query) => query.set({ next_on: nextOn }))
      .where('id', '=', id)
      .execute();
    return done(undefined, aboutSubscriber(id));
  },
);

/** The program forgets somebody who said nothing for a year, whose address takes no mail, or who has nothing left. */
export const forgetSubscriber = action<{ id: number; why: 'lapsed' | 'refused' | 'nothing' }, void>(
  'subscriptions.forget',
  ['program'],
  async (act, { id, why }) => {
    const subscriber = await own(act, id);
    if (!subscriber) return notFound();
    await eraseSubscriber(act, subscriber, why === 'nothing' ? 'ended' : why);
    return done(undefined, aboutSubscriber(id), { why });
  },
);
