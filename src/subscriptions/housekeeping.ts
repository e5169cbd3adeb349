import { putMails, refusedInARow } from '../mail/index.ts';
import { clockProven } from '../platform/audit-log/index.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { program } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';
import { forgetSubscriber } from './actions.ts';
import { forgetRequests } from './asking.ts';
import { codeOf, endPage, mailingFor } from './links.ts';
import { MOST_REFUSED, renewal, renewBy } from './rules.ts';
import { aboutSubscriber, addressOf, holdSubscriber } from './store.ts';
import { stillWanted } from './telling/letters.ts';

/** Forgets who did not confirm, who said nothing for a year though asked, whose address takes no mail, and who has nothing
 *  left, once the books prove the clock; and asks those whose year is nearly over. */
export async function keepSubscriptions(job: JobContext): Promise<void> {
  const { db, now } = job;
  await forgetRequests(db, now); // who wanted it may ask again
  if (!(await clockProven(db, now))) return;
  const today = dayOf(now);
  for (const one of await subscribersOf(db)) {
    const about = aboutSubscriber(one.id);
    const next = renewal(one.renewedOn, one.askedOn, today);
    if (one.subscriptions === 0 && one.nextOn <= today) await forget(job, one, 'nothing');
    else if (next === 'erase') await forget(job, one, 'lapsed');
    else if ((await refusedInARow(db, about)) >= MOST_REFUSED) await forget(job, one, 'refused');
    else if (next === 'ask') await ask(job, one.id);
  }
}

function subscribersOf(db: Db) {
  return db
    .selectFrom('subscribers as p')
    .select(['p.id', 'p.authority_id as authorityId', 'p.renewed_on as renewedOn', 'p.asked_on as askedOn'])
    .select((eb) => [
      'p.next_on as nextOn',
      eb
        .selectFrom('subscriptions as s')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('s.subscriber_id', '=', 'p.id')
        .$asScalar()
        .$notNull()
        .as('subscriptions'),
    ])
    .orderBy('p.id')
    .execute();
}

type Why = 'lapsed' | 'refused' | 'nothing';

async function forget(job: JobContext, { id, authorityId }: { id: number; authorityId: number }, why: Why) {
  await forgetSubscriber({ ...job, who: program(authorityId) }, { id, why });
}

/** Whether they still want it, once in their year. */
async function ask({ db, sealer, now }: JobContext, id: number): Promise<void> {
  if (sealer.problem) return;
  await db.transaction().execute(async (tx) => {
    const subscriber = await holdSubscriber(tx, id);
    if (!subscriber || subscriber.askedOn !== null) return;
    const { authorityId, renewedOn } = subscriber;
    const mailing = await mailingFor(tx, authorityId);
    if (!mailing) return;
    const about = aboutSubscriber(id);
    await putMails({ db: tx, sealer, now }, [
      {
        ...{ authorityId, room: 'subscriptions', kind: 'renewal', about, key: `${about}:renewal:${renewedOn}` },
        ...{ to: { address: addressOf(sealer, subscriber), shown: '订阅人' }, code: codeOf(sealer, id) },
        ...{ ...stillWanted(mailing, renewBy(renewedOn)), endAt: endPage(mailing) },
      },
    ]);
    await tx
      .updateTable('subscribers')
      .set({ asked_on: dayOf(now) })
      .where('id', '=', id)
      .execute();
  });
}
