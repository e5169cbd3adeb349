import type { Db, Tx } from '../platform/database/index.ts';

/** 催报: that the city's office reminded an authority of a year's report. */
export interface Reminder {
  authorityId: number;
  year: number;
  /** 'YYYY-MM-DD' in China */
  on: string;
  at: Date;
  by: string;
}

function base(db: Db) {
  return db
    .selectFrom('report_reminders')
    .select(['authority_id as authorityId', 'year', 'reminded_on as on', 'reminded_at as at', 'reminded_by as by'])
    .orderBy('reminded_at', 'desc');
}

/** Those of a region and year, the newest first. */
export function remindersBelow(db: Db, parentId: number, year: number): Promise<Reminder[]> {
  return base(db).where('parent_id', '=', parentId).where('year', '=', year).execute();
}

/** The newest reminder of each year of which an authority has sent nothing up since. */
export async function openReminders(db: Db, authorityId: number): Promise<Reminder[]> {
  const rows = await base(db)
    .where('authority_id', '=', authorityId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('report_submissions as sent')
            .select('sent.id')
            .whereRef('sent.authority_id', '=', 'report_reminders.authority_id')
            .whereRef('sent.year', '=', 'report_reminders.year')
            .whereRef('sent.submitted_at', '>=', 'report_reminders.reminded_at'),
        ),
      ),
    )
    .execute();
  return rows.filter(({ year }, n) => rows.findIndex((one) => one.year === year) === n);
}

/** Keeps a reminder. @returns its number; undefined: there is one of this day already */
export async function insertReminder(tx: Tx, parentId: number, { authorityId, year, on, at, by }: Reminder) {
  const row = await tx
    .insertInto('report_reminders')
    .values({
      authority_id: authorityId,
      parent_id: parentId,
      year,
      reminded_on: on,
      reminded_at: at,
      reminded_by: by,
    })
    .onConflict((oc) => oc.columns(['authority_id', 'year', 'reminded_on']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}
