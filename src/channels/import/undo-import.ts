import { sql } from 'kysely';
import { action, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { closedFor } from '../closed-years.ts';
import { actsFor, handlers } from '../deliveries/rules.ts';

/** Changed records that are named. */
const NAMED = 5;

/** 撤销本次导入: every record of it that still counts is cancelled, as a single one is, or none is. */
export const undoImport = action(
  'channels.undoImport',
  handlers,
  async ({ db, who, now, today, house }, { id, why }: { id: number; why: string }) => {
    const made = await db
      .selectFrom('ledger_imports')
      .selectAll()
      .where('id', '=', id)
      .where('authority_id', '=', who.authorityId)
      .forUpdate()
      .executeTakeFirst();
    if (!made) return notFound();
    if (made.staff_id !== who.id && !has(who, 'disclosureHead'))
      return forbidden('只有导入人和政务公开负责人可以撤销这次导入');
    if (made.undone_at) return conflict(`这次导入已由${made.undone_by}撤销`);
    const rows = await db
      .selectFrom('deliveries')
      .select(['id', 'title', 'office_id as officeId', 'delivered_on as deliveredOn'])
      .where('import_id', '=', id)
      .where('state', '=', 'confirmed')
      .orderBy('id')
      .forUpdate()
      .execute();
    if (rows.some(({ officeId }) => !actsFor(who, { authorityId: who.authorityId, officeId })))
      return forbidden('其中有其他科室（村、社区）的记录，请由政务公开负责人撤销');
    const edited = await db
      .selectFrom('delivery_edits as e')
      .innerJoin('deliveries as d', 'd.id', 'e.delivery_id')
      .select(['d.id', 'd.title'])
      .distinct()
      .where('d.import_id', '=', id)
      .where('d.state', '=', 'confirmed')
      .orderBy('d.id')
      .execute();
    if (edited.length)
      return invalid(
        `其中 ${edited.length} 条导入后修改过，不能整批撤销，请先逐条核对、撤销登记：${edited
          .slice(0, NAMED)
          .map(({ title }) => `“${title}”`)
          .join('、')}${edited.length > NAMED ? '等' : ''}`,
      );
    const closed = await closedFor(
      { db, house },
      who.authorityId,
      rows.map(({ deliveredOn }) => deliveredOn),
    );
    if (closed) return closed;
    const said = `${today} 撤销导入：${why}`;
    await db
      .updateTable('deliveries')
      .set({
        state: 'removed',
        delivered_on: null,
        follow_up: null,
        follow_up_since: null,
        row_key: null, // the same rows may be imported again
        note: sql<string>`case when note = '' then ${said}::text else note || '；' || ${said}::text end`,
      })
      .where('import_id', '=', id)
      .where('state', '=', 'confirmed')
      .execute();
    await db
      .updateTable('ledger_imports')
      .set({ undone_at: now, undone_by: who.name, undone_why: why, undone: rows.length })
      .where('id', '=', id)
      .execute();
    return done(rows.length, `import:${id}`, { why, file: made.file_name, removed: rows.length });
  },
);
