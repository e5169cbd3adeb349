import { sql } from 'kysely';
import { RETENTION_YEARS } from '../applications/index.ts';
import { forgetMails } from '../mail/index.ts';
import { clockProven } from '../platform/audit-log/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { JobContext } from '../platform/room.ts';

/** Of a survey that is over nothing stays by which anybody was told apart: fingerprints of addresses and codes go, and
 *  addresses of mails that did not go out. What was written and not shown goes after its years, once the books prove the
 *  clock; figures and what everybody reads stay. */
export async function forgetSurveys({ db, config, now }: JobContext): Promise<void> {
  if (!(await clockProven(db, now))) return;
  const today = dayOf(now);
  const over = await db
    .selectFrom('surveys')
    .select('id')
    .where((eb) => eb.or([eb('closes_on', '<', today), eb('withdrawn_at', 'is not', null)]))
    .where('id', 'in', (eb) => eb.selectFrom('survey_codes').select('survey_id'))
    .execute();
  for (const { id } of over)
    await db.transaction().execute(async (tx) => {
      await forgetMails(tx, `survey:${id}`);
      await tx.deleteFrom('survey_codes').where('survey_id', '=', id).execute();
    });
  const years = config.retentionYears ?? RETENTION_YEARS;
  await sql`update survey_texts t set sealed_text = null from surveys s
    where s.id = t.survey_id and t.sealed_text is not null
      and s.closes_on < ${today}::date - make_interval(years => ${years}::int)`.execute(db);
}
