import { putMails } from '../../mail/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { JobContext } from '../../platform/room.ts';
import { type FollowedPublicly, openIn, publicMattersOf, refOf } from '../followed.ts';
import { codeOf, endPage, type Mailing, mailingFor } from '../links.ts';
import { isHour } from '../rules.ts';
import { aboutSubscriber, addressOf, count, type Held, holdSubscriber, subscriptionsOf } from '../store.ts';
import { publicNews } from './letters.ts';

type Books = Pick<JobContext, 'db' | 'sealer' | 'house' | 'now'>;

/** Tells those who follow what is public what became of it, by day: of all their matters in one mail, each change once.
 *  What was taken off stays for the digest, which says so. */
export async function tellPublicNews(books: Books): Promise<void> {
  const { db, sealer, now } = books;
  if (sealer.problem || !isHour(now)) return;
  const rows = await db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select(['s.subscriber_id as id', 's.kind', 's.ref', 's.state', 'p.authority_id as authorityId'])
    .where('s.kind', 'in', ['publicMatter', 'publicMatters'])
    .orderBy('s.id')
    .execute();
  const failures: unknown[] = [];
  for (const authorityId of new Set(rows.map((row) => row.authorityId))) {
    const mailing = await mailingFor(db, authorityId);
    if (!mailing) continue;
    const matters = await publicMattersOf(books, authorityId);
    const changed = rows.filter((row) => row.authorityId === authorityId && newsOf(row, matters));
    for (const id of new Set(changed.map((row) => row.id)))
      await db
        .transaction()
        .execute((tx) => tellOne({ ...books, db: tx }, mailing, id, matters))
        .catch((error) => failures.push(error)); // the others go on
  }
  if (failures.length) throw failures[0];
}

interface News {
  matters: FollowedPublicly[];
  /** what is known from now on */
  state: string;
  over: boolean;
}

/** What is new for one subscription; undefined: nothing. */
function newsOf(
  { kind, ref, state: told }: Pick<Held, 'kind' | 'ref' | 'state'>,
  all: readonly FollowedPublicly[],
): News | undefined {
  if (kind === 'publicMatters') {
    const open = openIn(all, ref);
    const state = open.map(refOf).join(' ');
    const known = new Set(told.split(' '));
    return state === told ? undefined : { matters: open.filter((one) => !known.has(refOf(one))), state, over: false };
  }
  const one = kind === 'publicMatter' ? all.find((matter) => refOf(matter) === ref) : undefined;
  if (!one || (one.state === told && !one.over)) return undefined;
  return { matters: one.state === told ? [] : [one], state: one.state, over: one.over };
}

async function tellOne(
  books: Books & { db: Tx },
  mailing: Mailing,
  id: number,
  all: readonly FollowedPublicly[],
): Promise<void> {
  const { db, sealer, now } = books;
  const subscriber = await holdSubscriber(db, id);
  if (!subscriber) return; // ended meanwhile
  const held = await subscriptionsOf(db, sealer, id);
  const fresh = held.flatMap((one) => {
    const found = newsOf(one, all);
    return found ? [{ ...found, one }] : [];
  });
  const matters = [...new Set(fresh.flatMap((one) => one.matters))];
  const [first] = fresh;
  if (first && matters.length) {
    const about = aboutSubscriber(id);
    const ended = new Set(fresh.filter(({ over }) => over).map(({ one }) => one.ref));
    await putMails(books, [
      {
        ...{ authorityId: subscriber.authorityId, room: 'subscriptions', kind: 'news', about },
        ...{ key: `${about}:public:${first.one.id}:${first.one.news + 1}`, tellsOf: matters.map(refOf) },
        ...publicNews(
          mailing,
          matters.map((matter) => ({ ...matter, ended: ended.has(refOf(matter)) })),
        ),
        ...{ to: { address: addressOf(sealer, subscriber), shown: '订阅人' }, code: codeOf(sealer, id) },
        endAt: endPage(mailing),
      },
    ]);
    await count(db, subscriber.authorityId, now, 'matter');
  }
  for (const { one, state, over } of fresh)
    if (over) await db.deleteFrom('subscriptions').where('id', '=', one.id).execute();
    else
      await db
        .updateTable('subscriptions')
        .set({ state, news: one.news + 1 })
        .where('id', '=', one.id)
        .execute();
}
