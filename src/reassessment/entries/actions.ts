import { hideNumbers } from '../../applications/index.ts';
import type { WithheldGround } from '../../law/index.ts';
import { openOffices } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, type Failure, invalid, notFound } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { assessors, authorityWide } from '../words.ts';

/** Something withheld that no other book knows: of before the platform, or of elsewhere. */
export interface EntryInput {
  title: string;
  number: string;
  ground: WithheldGround;
  /** 'YYYY-MM-DD' */
  withheldOn: string;
  secretUntil: string | null;
  officeId: number;
  remark: string;
}

/** Who enters for every office: others enter for their own. */
export const entersAll = (who: Who): boolean => has(who, ...authorityWide);

const SECRET_ALONE = '只有国家秘密有保密期限，请把理由改为国家秘密，或者不填期限';

/** Why this cannot be entered; undefined: it can. @param offices that are open */
export function entryFault(
  given: EntryInput,
  of: { today: string; offices: readonly { id: number }[]; who: Who },
): Failure | undefined {
  const { title, number, remark, ground, withheldOn, secretUntil, officeId } = given;
  const fields: Record<string, string> = {};
  if (withheldOn > of.today) fields.withheldOn = '不公开的日期不能晚于今天';
  if (secretUntil && ground !== 'stateSecret') fields.secretUntil = SECRET_ALONE;
  else if (secretUntil && secretUntil < withheldOn) fields.secretUntil = '保密期限不能早于不公开的日期';
  if (!of.offices.some(({ id }) => id === officeId)) fields.officeId = '请选择列出的科室';
  else if (!entersAll(of.who) && officeId !== of.who.officeId) fields.officeId = '只能登记本科室的信息';
  for (const [name, text] of Object.entries({ title, number, remark }))
    if (hideNumbers(text) !== text) fields[name] = '含有证件号码、电话等个人信息，请删去';
  const [said] = Object.values(fields);
  return said ? invalid(said, fields) : undefined;
}

const values = ({ title, number, ground, withheldOn, secretUntil, officeId, remark }: EntryInput) => ({
  ...{ title, number, ground, remark, withheld_on: withheldOn, secret_until: secretUntil, office_id: officeId },
});

async function insert({ db, who, today }: Act, given: EntryInput, came: 'hand' | 'sheet'): Promise<number> {
  const { id } = await db
    .insertInto('reassessment_entries')
    .values({
      ...values(given),
      ...{ authority_id: who.authorityId, came, entered_by: who.name, entered_on: today, removed_on: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** 登记 of one thing withheld. 条例 art. 18 @returns its id */
export const addEntry = action<EntryInput, number>('reassessment.addEntry', assessors, async (act, given) => {
  const offices = await openOffices(act.db, act.who.authorityId);
  const fault = entryFault(given, { today: act.today, offices, who: act.who });
  if (fault) return fault;
  const id = await insert(act, given, 'hand');
  return done(id, `reassessment:entry:${id}`, { title: given.title });
});

/** 导入 of a sheet, row by row as it was shown. @returns how many */
export const importEntries = action<readonly EntryInput[], number>(
  'reassessment.importEntries',
  assessors,
  async (act, rows) => {
    const offices = await openOffices(act.db, act.who.authorityId);
    const known = new Set((await entriesIn(act)).map(likeness));
    const fresh = rows.filter((row) => !known.has(likeness(row)));
    if (!fresh.length) return invalid('表中没有可以导入的内容', { file: '表中没有可以导入的内容' });
    for (const row of fresh) {
      const fault = entryFault(row, { today: act.today, offices, who: act.who });
      if (fault) return fault;
      await insert(act, row, 'sheet');
    }
    return done(fresh.length, `authority:${act.who.authorityId}`, { added: fresh.length });
  },
);

/** Two rows of this likeness are the same thing: a sheet that is imported twice adds nothing. */
export const likeness = ({ title, number, withheldOn }: Pick<EntryInput, 'title' | 'number' | 'withheldOn'>): string =>
  [title, number, withheldOn].join('\n');

/** What an authority entered and did not remove, by what it is known. */
export async function entriesIn({ db, who }: { db: Db; who: Who }) {
  return db
    .selectFrom('reassessment_entries')
    .select(['title', 'number', 'withheld_on as withheldOn'])
    .where('authority_id', '=', who.authorityId)
    .where('removed_on', 'is', null)
    .execute();
}

/** The entry, held, if this person may change it. */
async function held({ db, who }: Act, id: number, version: number) {
  const row = await db
    .selectFrom('reassessment_entries')
    .selectAll()
    .where('id', '=', id)
    .where('authority_id', '=', who.authorityId)
    .where('removed_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row || (!entersAll(who) && row.office_id !== who.officeId)) return notFound();
  if (row.version !== version) return conflict('这一条刚被他人修改，请刷新后核对');
  return { ok: true as const, row };
}

/** 修改. What a figure of a year that is over was counted by stays: ground and days of an entry of before, or one that was
 *  assessed. */
export const changeEntry = action<EntryInput & { id: number; version: number }, void>(
  'reassessment.changeEntry',
  assessors,
  async (act, { id, version, ...given }) => {
    const got = await held(act, id, version);
    if (!got.ok) return got;
    const { row } = got;
    const offices = await openOffices(act.db, act.who.authorityId);
    const fault = entryFault(given, { today: act.today, offices, who: act.who });
    if (fault) return fault;
    const assessed = await act.db
      .selectFrom('reassessments')
      .select('id')
      .where('authority_id', '=', act.who.authorityId)
      .where('source', '=', 'entry')
      .where('source_id', '=', id)
      .executeTakeFirst();
    const settled = assessed || row.entered_on.slice(0, 4) < act.today.slice(0, 4);
    const why = '已经评估过或者计入上年数字，理由和日期不能再改；登记有误的请移除后重新登记';
    if (settled && row.ground !== given.ground) return invalid(why, { ground: why });
    if (settled && row.withheld_on !== given.withheldOn) return invalid(why, { withheldOn: why });
    if (settled && row.secret_until !== given.secretUntil) return invalid(why, { secretUntil: why });
    await act.db
      .updateTable('reassessment_entries')
      .set({ ...values(given), version: version + 1 })
      .where('id', '=', id)
      .execute();
    return done(undefined, `reassessment:entry:${id}`, { title: given.title });
  },
);

/** 移除 of what was entered by mistake: it counts no more from today on, and stays in the years before. */
export const removeEntry = action<{ id: number; version: number; reason: string }, void>(
  'reassessment.removeEntry',
  assessors,
  async (act, { id, version, reason }) => {
    const got = await held(act, id, version);
    if (!got.ok) return got;
    await act.db
      .updateTable('reassessment_entries')
      .set({ removed_on: act.today, removed_by: act.who.name, removed_reason: reason, version: version + 1 })
      .where('id', '=', id)
      .execute();
    return done(undefined, `reassessment:entry:${id}`, { title: got.row.title, reason });
  },
);
