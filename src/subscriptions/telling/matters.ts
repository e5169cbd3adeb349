import { putMails } from '../../mail/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { FollowedMatter } from '../../platform/followable.ts';
import type { JobContext } from '../../platform/room.ts';
import { followableOf } from '../followed.ts';
import { codeOf, endPage, type Mailing, mailingFor } from '../links.ts';
import { aboutSubscriber, addressOf, count, holdSubscriber } from '../store.ts';
import { news } from './letters.ts';

type Books = Pick<JobContext, 'db' | 'sealer' | 'house' | 'now'>;

/** Tells those who follow a matter that something became of it, each change once; of what changed back meanwhile nothing.
 *  What is over, or kept no more, is followed no more. */
export async function tellNews(books: Books): Promise<void> {
  const { db, sealer, house } = books;
  if (sealer.problem) return;
  const rows = await db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select(['s.id', 's.subscriber_id as subscriberId', 's.ref', 's.state', 'p.authority_id as authorityId'])
    .where('s.kind', '=', 'matter')
    .orderBy('s.id')
    .execute();
  const failures: unknown[] = [];
  for (const authorityId of new Set(rows.map((row) => row.authorityId))) {
    const mailing = await mailingFor(db, authorityId);
    if (!mailing) continue;
    const here = rows.filter((row) => row.authorityId === authorityId);
    for (const followable of house.brought('followable')) {
      const of = here.filter(({ ref }) => followableOf(house, ref)?.of === followable);
      const ids = of.map(({ ref }) => followableOf(house, ref)!.id);
      const now = new Map((await followable.of(db, authorityId, ids)).map((matter) => [matter.id, matter]));
      for (const row of of) {
        const matter = now.get(followableOf(house, row.ref)!.id);
        if (matter && (matter.state === undefined || matter.state === row.state) && !matter.over) continue;
        await db
          .transaction()
          .execute((tx) => tellOne({ ...books, db: tx }, mailing, row, matter && { ...followable, ...matter }))
          .catch((error) => failures.push(error)); // the others go on
      }
    }
  }
  if (failures.length) throw failures[0];
}

interface Row {
  id: number;
  subscriberId: number;
}
type Matter = FollowedMatter & { label: string; track: string };

async function tellOne(
  books: Books & { db: Tx },
  mailing: Mailing,
  row: Row,
  matter: Matter | undefined,
): Promise<void> {
  const { db, sealer, now } = books;
  const subscriber = await holdSubscriber(db, row.subscriberId);
  const held = await db
    .selectFrom('subscriptions')
    .select(['state', 'news'])
    .where('id', '=', row.id)
    .executeTakeFirst();
  if (!subscriber || !held) return; // ended meanwhile
  const changed = matter?.state !== undefined && matter.state !== held.state;
  if (changed) {
    const about = aboutSubscriber(subscriber.id);
    await putMails(books, [
      {
        ...{ authorityId: subscriber.authorityId, room: 'subscriptions', kind: 'news', about },
        ...{ key: `${about}:matter:${row.id}:${held.news + 1}`, ...news(mailing, matter) },
        ...{ to: { address: addressOf(sealer, subscriber), shown: '订阅人' }, code: codeOf(sealer, subscriber.id) },
        endAt: endPage(mailing),
      },
    ]);
    await count(db, subscriber.authorityId, now, 'matter');
  }
  if (!matter || matter.over) {
    await db.deleteFrom('subscriptions').where('id', '=', row.id).execute();
    return;
  }
  if (changed)
    await db
      .updateTable('subscriptions')
      .set({ state: matter.state!, news: held.news + 1 })
      .where('id', '=', row.id)
      .execute();
}
