import { action, type Caller, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { FileStore } from '../../platform/files/files.ts';
import { removeIfUnused } from '../../platform/files/unused-files.ts';
import { conflict } from '../../platform/outcome.ts';
import { program } from '../../platform/roles.ts';
import type { House } from '../../platform/room.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { wordsOf } from '../alike.ts';
import { hold } from '../handling/steps/take.ts';
import { openApplicant } from './applicant.ts';
import { clearTexts } from './clearing.ts';
import { CLEARED, clearOf, personalValues, withoutNumbers } from './erasure.ts';
import { openText, sealText } from './sealed-words.ts';

/** Years for which a concluded application keeps the applicant's personal data: no court takes a suit later than five
 *  years after the act (行政诉讼法 art. 46). An office may keep them shorter or longer: GONGKAI_RETENTION_YEARS. */
export const RETENTION_YEARS = 5;
/** Cases that one pass takes up, so that it never holds the books for long. */
const AT_ONCE = 200;

/** 删除个人信息 of one concluded application; what was asked and answered, and when, stays. @returns hashes of files
 *  that it no longer names */
const erasePersonalData = action<{ id: number; years: number }, string[]>(
  'applications.erasePersonalData',
  ['program'],
  async (act, { id, years }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    const { row, state } = got.held;
    if (row.personal_erased_on || !isOver(state.closed ?? state.last, years, act.today))
      return conflict('保存期限未满，或者已经删除');
    const needed = await act.house.tell('personalDataNeeded', act.db, id);
    if (needed.includes(true)) return conflict('另有案件正在办理，暂不删除');
    const clear = row.sealed_applicant
      ? clearOf(personalValues(openApplicant(act.sealer, id, row.sealed_applicant)))
      : (text: string) => text;
    const files = await clearTexts(act, row, clear);
    const free = (text: string) => withoutNumbers(clear(text));
    const [subject, description, purpose] = [
      free(row.subject),
      free(openText(act.sealer, id, 'description', row.sealed_description)),
      free(openText(act.sealer, id, 'purpose', row.sealed_purpose)),
    ];
    await act.db
      .updateTable('applications')
      .set({
        sealed_applicant: null,
        identity_key: null,
        query_code_hash: null,
        find_keys: [],
        ...(row.applicant_kind === 'person' ? { applicant_shown: CLEARED } : {}),
        subject,
        sealed_description: sealText(act.sealer, id, 'description', description),
        sealed_purpose: sealText(act.sealer, id, 'purpose', purpose),
        words: wordsOf(`${subject}\n${description}`),
        personal_erased_on: act.today,
      })
      .where('id', '=', id)
      .execute();
    return done(files, `application:${id}`, { number: row.number, years, files: files.length });
  },
);

function isOver(day: string, years: number, today: string): boolean {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}` < today;
}

export interface Keeping {
  db: Db;
  house: House;
  files: FileStore;
  sealer: Sealer;
  now: Date;
  /** years; RETENTION_YEARS unless the office says otherwise */
  years: number;
}

/** Removes personal data whose period is over, of each application with its audit entry. @returns how many */
export async function eraseExpired({ db, house, files, sealer, now, years }: Keeping): Promise<number> {
  const today = dayOf(now);
  const before = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'authority_id'])
    .where('phase', 'in', ['closed', 'archived', 'merged'])
    .where('personal_erased_on', 'is', null)
    .where('sealed_applicant', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('closed_on', 'arrived_on'), '<', before))
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  let erased = 0;
  for (const { id, authority_id } of rows) {
    const who = program(authority_id);
    const caller: Caller = { db, house, sealer, who, now };
    const result = await erasePersonalData(caller, { id, years });
    if (!result.ok) continue;
    erased += 1;
    for (const hash of result.value) await removeIfUnused(db, files, hash, now);
  }
  return erased;
}
