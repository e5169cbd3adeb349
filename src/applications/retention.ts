import { findSensitive, type SensitiveKind } from '../law/index.ts';
import { type Act, action, type Caller, done } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { FileStore } from '../platform/files.ts';
import { conflict } from '../platform/outcome.ts';
import type { Sealer } from '../platform/sealing.ts';
import { removeIfUnused } from '../platform/unused-files.ts';
import { wordsOf } from './receiving.ts';
import { hold } from './taking.ts';

/** Years for which a concluded application keeps the applicant's personal data: no court takes a suit later than five
 *  years after the act (行政诉讼法 art. 46). An office may keep them shorter or longer: GONGKAI_RETENTION_YEARS. */
export const RETENTION_YEARS = 5;
/** Cases that one pass takes up, so that it never holds the books for long. */
const AT_ONCE = 200;
const REMOVED = '（已按保存期限删除）';
const PERSONAL: readonly SensitiveKind[] = ['identityNumber', 'mobile', 'bankCard', 'email'];

/** Whether an application's data must stay, for one more reason than its period: a case before a court. */
type Hold = (db: Db, applicationId: number) => Promise<boolean>;
const holds: Hold[] = [];

/** A room that still needs the applicant's data of some application says so here. */
export function keepPersonalDataWhile(needed: Hold): void {
  holds.push(needed);
}

/** A text without the numbers by which a person is known. */
export function withoutNumbers(text: string): string {
  return findSensitive(text)
    .filter(({ kind }) => PERSONAL.includes(kind))
    .sort((a, b) => b.index - a.index)
    .reduce(
      (left, { index, text: { length } }) => left.slice(0, index) + '＊'.repeat(length) + left.slice(index + length),
      text,
    );
}

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
    for (const needed of holds) if (await needed(act.db, id)) return conflict('另有案件正在办理，暂不删除');
    const files = await eraseFiles(act, id);
    const [subject, description] = [withoutNumbers(row.subject), withoutNumbers(row.description)];
    await act.db
      .updateTable('application_messages')
      .set({ body: REMOVED })
      .where('application_id', '=', id)
      .where('direction', '=', 'fromApplicant')
      .execute();
    await act.db
      .updateTable('applications')
      .set({
        sealed_applicant: null,
        identity_key: null,
        query_code_hash: null,
        ...(row.applicant_kind === 'person' ? { applicant_shown: REMOVED } : {}),
        subject,
        description,
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

/** The applicant's own files, proofs with their signature, and papers that bear their name. */
async function eraseFiles({ db }: Act, id: number): Promise<string[]> {
  const files = await db
    .deleteFrom('application_files')
    .where('application_id', '=', id)
    .where((eb) => eb.or([eb('by_applicant', '=', true), eb('kind', '=', 'proof')]))
    .returning('file_hash')
    .execute();
  const papers = await db
    .selectFrom('application_papers')
    .select(['docx_hash', 'pdf_hash'])
    .where('application_id', '=', id)
    .execute();
  await db
    .updateTable('application_papers')
    .set({ docx_hash: null, pdf_hash: null })
    .where('application_id', '=', id)
    .execute();
  const hashes = [
    ...files.map((file) => file.file_hash),
    ...papers.flatMap((paper) => [paper.docx_hash, paper.pdf_hash]),
  ];
  return [...new Set(hashes.filter((hash) => hash !== null))];
}

export interface Keeping {
  db: Db;
  files: FileStore;
  sealer: Sealer;
  now: Date;
  /** years; RETENTION_YEARS unless the office says otherwise */
  years: number;
}

/** Removes personal data whose period is over, each case with its audit entry. @returns how many */
export async function eraseExpired({ db, files, sealer, now, years }: Keeping): Promise<number> {
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
    const who = { id: null, name: '系统', authorityId: authority_id, officeId: null, roles: [] };
    const caller: Caller = { db, sealer, who, now };
    const result = await erasePersonalData(caller, { id, years });
    if (!result.ok) continue;
    erased += 1;
    for (const hash of result.value) await removeIfUnused(db, files, hash, now);
  }
  return erased;
}
