import { sql } from 'kysely';
import { action, done } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { invalid } from '../../platform/outcome.ts';
import {
  type Confirmed,
  confirmedInLog,
  countsOf,
  nothingConfirmed,
  objectionTo,
  type Passage,
} from '../../platform/public-text/index.ts';
import { keepApart } from '../deliveries/alike.ts';
import { handlers } from '../deliveries/rules.ts';
import type { GoodRow } from './check-row.ts';
import { knownRows } from './known.ts';
import { checkAndLook } from './looked.ts';
import { readSheet } from './sheet.ts';
import { rulesFor } from './survey.ts';

interface ImportInput {
  /** where the uploaded file lies */
  path: string;
  fileName: string;
  fileHash: string;
  year: number;
  /** for rows that name no office */
  officeId: number | null;
  /** keys of rows that look like other records and were chosen all the same */
  chosen?: readonly string[];
  /** records that stand in the file more than once: each of them, or one of each */
  twice?: 'all' | 'one';
  /** what the person said of what the automatic checks found in rows */
  confirmed?: Confirmed;
  /** told the share done, 0 to 1; it may throw to stop and roll back */
  progress?: (done: number) => void;
}

export interface Imported {
  importId: number;
  rows: number;
  added: number;
  known: number;
}

/** 导入台账: all rows or none, with the audit entry, in one transaction. Rows that are known already add nothing, so the
 *  same file twice is the same as once. The file is checked again as it is read. @throws Unreadable */
export const importLedger = action(
  'channels.importLedger',
  [...handlers, 'program'],
  async ({ db, who, now, today }, input: ImportInput) => {
    const rules = await rulesFor(db, who, { year: input.year, officeId: input.officeId, today });
    const { id: importId } = await db
      .insertInto('ledger_imports')
      .values({
        authority_id: who.authorityId,
        office_id: rules.officeId,
        year: input.year,
        file_name: input.fileName,
        file_hash: input.fileHash,
        rows: 0,
        added: 0,
        staff_id: who.id,
        staff_name: who.name,
        at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const known = knownRows(db, who.authorityId, importId);
    const chosen = new Set(input.chosen);
    /** records that are each of their own though they look the same: their keys, by that of the first */
    const own = new Map<string, string[]>();
    let rows = 0;
    let added = 0;
    const found: Passage[] = [];
    for await (const bundle of checkAndLook(db, readSheet(input.path), rules)) {
      if (bundle.faults.length) return invalid('检查之后科室、栏目或日期有了变化，请重新检查');
      const { same, alike } = await known(bundle.good);
      const fresh = bundle.good.filter((row) => !same.has(row) && (!alike.has(row) || chosen.has(row.key)));
      if (input.twice === 'all') {
        const more = bundle.again.map(({ good }) => good);
        const there = await known(more);
        fresh.push(...more.filter((row) => !there.same.has(row)));
        for (const { first, good } of bundle.again) own.set(first, [...(own.get(first) ?? [first]), good.key]);
      }
      found.push(...fresh.flatMap(({ key }) => bundle.found.get(key) ?? []));
      added += await insertRows(db, fresh, { authorityId: who.authorityId, importId, now, by: who.name });
      rows += bundle.rows.length;
      input.progress?.(bundle.done);
    }
    const { confirmed = nothingConfirmed } = input;
    const objection = objectionTo(found, confirmed);
    if (objection) return objection;
    const said = confirmedInLog({ ...confirmed, counts: countsOf(found) });
    for (const keys of own.values()) await tellApart(db, who.authorityId, keys, { name: who.name, now });
    await db.updateTable('ledger_imports').set({ rows, added }).where('id', '=', importId).execute();
    const imported: Imported = { importId, rows, added, known: rows - added };
    return done(imported, `import:${importId}`, {
      file: input.fileName,
      hash: input.fileHash,
      year: input.year,
      rows,
      added,
      ...(said && { confirmed: said }),
    });
  },
);

/** Keeps that these are not the same, so that nobody is asked about them again. */
async function tellApart(tx: Tx, authorityId: number, keys: readonly string[], by: { name: string; now: Date }) {
  const rows = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('row_key', 'in', keys)
    .execute();
  await keepApart(
    tx,
    rows.map(({ id }) => id),
    by,
  );
}

/** One statement with one parameter for a bundle: building thousands would hold up the server.
 *  @returns how many were not there yet; two imports at once do not double a row */
async function insertRows(
  tx: Tx,
  rows: GoodRow[],
  by: { authorityId: number; importId: number; now: Date; by: string },
): Promise<number> {
  if (!rows.length) return 0;
  const { numAffectedRows } = await sql`
    insert into deliveries (authority_id, office_id, channel, state, title, column_id, article_item, formed_on,
      planned_at, delivered_on, url, note, import_id, row_key, recorded_by)
    select ${by.authorityId}, "officeId", channel, 'confirmed', title, "columnId", "articleItem", "formedOn",
      ${by.now}, "deliveredOn", url, note, ${by.importId}, key, ${by.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("officeId" bigint, channel text, title text,
      "columnId" bigint, "articleItem" text, "formedOn" date, "deliveredOn" date, url text, note text, key text)
    on conflict (authority_id, row_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
