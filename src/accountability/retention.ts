import { CLEARED, RETENTION_YEARS, withoutNumbers } from '../applications/index.ts';
import { action, done } from '../platform/action.ts';
import { clockProven } from '../platform/audit-log/index.ts';
import { dayOf } from '../platform/dates.ts';
import { removeIfUnused } from '../platform/files/unused-files.ts';
import { conflict, notFound } from '../platform/outcome.ts';
import { program } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';
import { type Complainant, openedIn, sealIn, withoutSender } from './privacy.ts';
import { holdCase, stepsOf } from './store.ts';

const AT_ONCE = 200;

const yearsBefore = (today: string, years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;

/** 删除个人信息 of a case that was closed long enough ago: who complained, their words and the files go; what it was about, what
 *  was found and taken, by whom and when stays. @returns hashes of the files */
const eraseCase = action<{ id: number; years: number }, string[]>(
  'accountability.erasePersonalData',
  ['program'],
  async (act, { id, years }) => {
    const { db, sealer, today } = act;
    const held = await holdCase(act, id);
    if (!held) return notFound();
    const { row } = held;
    if (row.personal_erased_on || !row.closed_on || row.closed_on >= yearsBefore(today, years))
      return conflict('保存期限未满，或者已经删除');
    const named = withoutSender(openedIn<Complainant>(sealer, id, 'sender', row.sealed_sender));
    for (const { seq, said } of await stepsOf(db, sealer, id))
      if (said)
        await db
          .updateTable('accountability_steps')
          .set({ sealed_said: sealIn(sealer, id, 'step', withoutNumbers(named(said))) })
          .where('case_id', '=', id)
          .where('seq', '=', seq)
          .execute();
    const shown = row.sender_shown ? CLEARED : '';
    await db
      .updateTable('accountability_cases')
      .set({ sealed_sender: null, sealed_text: null, sender_shown: shown, personal_erased_on: today })
      .where('id', '=', id)
      .execute();
    const files = await db
      .deleteFrom('accountability_evidence')
      .where('case_id', '=', id)
      .returning('file_hash as hash')
      .execute();
    const hashes = files.map(({ hash }) => hash);
    return done(hashes, `accountability:${id}`, { number: row.number, years, files: hashes.length });
  },
);

/** Removes personal data whose period is over, once the books prove the clock. */
export async function eraseExpired({ db, files, house, sealer, config, now }: JobContext): Promise<void> {
  if (!(await clockProven(db, now))) return;
  const years = config.retentionYears ?? RETENTION_YEARS;
  const rows = await db
    .selectFrom('accountability_cases')
    .select(['id', 'keeper_id'])
    .where('personal_erased_on', 'is', null)
    .where('origin', '<>', 'earlier')
    .where('closed_on', '<', yearsBefore(dayOf(now), years))
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  for (const { id, keeper_id } of rows) {
    const erased = await eraseCase({ db, house, sealer, who: program(keeper_id), now }, { id, years });
    if (erased.ok) for (const hash of erased.value) await removeIfUnused(db, files, hash, now);
  }
}
