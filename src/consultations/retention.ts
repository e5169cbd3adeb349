import { CLEARED, RETENTION_YEARS } from '../applications/index.ts';
import { forgetMails } from '../mail/index.ts';
import { action, done } from '../platform/action.ts';
import { clockProven } from '../platform/audit-log/index.ts';
import { dayOf } from '../platform/dates.ts';
import { conflict, notFound } from '../platform/outcome.ts';
import { program } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';

const AT_ONCE = 500;
const yearsBefore = (today: string, years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;

/** 删除个人信息 of the comments of a consultation that ended long enough ago: who wrote them, what was typed, fingerprints
 *  and codes go; what was shown, and what became of it, stays. */
const eraseComments = action<{ ids: number[]; years: number }, void>(
  'consultations.erasePersonalData',
  ['program'],
  async ({ db, today }, { ids, years }) => {
    const [first] = ids;
    if (first === undefined) return notFound();
    const { numUpdatedRows } = await db
      .updateTable('consultation_comments')
      .set({
        ...{ sealed_comment: null, sealed_sender: null, sender_key: null, text_key: Buffer.alloc(0) },
        ...{ query_code_hash: null, sender_shown: CLEARED, personal_erased_on: today },
      })
      .where('id', 'in', ids)
      .where('personal_erased_on', 'is', null)
      .where('received_on', '<', yearsBefore(today, years))
      .executeTakeFirst();
    if (!numUpdatedRows) return conflict('保存期限未满，或者已经删除');
    for (const id of ids) await forgetMails(db, `comment:${id}`);
    return done(undefined, `comment:${first}`, { comments: Number(numUpdatedRows), years });
  },
);

/** Removes personal data whose period is over, once the books prove the clock; of a consultation whose results are owed,
 *  nothing goes. */
export async function eraseExpired({ db, house, sealer, config, now }: JobContext): Promise<void> {
  if (!(await clockProven(db, now))) return;
  const years = config.retentionYears ?? RETENTION_YEARS;
  const rows = await db
    .selectFrom('consultation_comments as m')
    .innerJoin('consultations as c', 'c.id', 'm.consultation_id')
    .select(['m.id', 'm.authority_id as authorityId'])
    .where('m.personal_erased_on', 'is', null)
    .where('m.received_on', '<', yearsBefore(dayOf(now), years))
    .where((eb) =>
      eb.or([
        eb('c.results_on', '<', yearsBefore(dayOf(now), years)),
        eb('c.stopped_at', 'is not', null),
        eb('c.withdrawn_at', 'is not', null),
      ]),
    )
    .orderBy('m.id')
    .limit(AT_ONCE)
    .execute();
  for (const authorityId of new Set(rows.map((row) => row.authorityId))) {
    const ids = rows.filter((row) => row.authorityId === authorityId).map(({ id }) => id);
    await eraseComments({ db, house, sealer, who: program(authorityId), now }, { ids, years });
  }
}
