import { randomBytes } from 'node:crypto';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, type Failure, invalid, notFound } from '../../platform/outcome.ts';
import { purposeOf, type Supplier, supplierById } from './store.ts';

const MOST = 500;
const MOST_COLUMNS = 100;

/** What an administrator says of a supplying authority. */
interface Said {
  name: string;
  office_id: number;
  column_id: number;
  waits: boolean;
  site_address: string;
}

/** What the supplying authority sets up on its side; the secret is shown once and kept sealed. */
export interface NewKey {
  id: number;
  keyId: string;
  secret: string;
}

const newSecret = () => randomBytes(32).toString('base64url');

/** 登记供稿单位. */
export const addSupplier = action<Said, NewKey>('exchange.addSupplier', ['systemAdmin'], async (act, said) => {
  const { db, who, now, sealer } = act;
  const { n } = await db
    .selectFrom('suppliers')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('authority_id', '=', who.authorityId)
    .executeTakeFirstOrThrow();
  if (n >= MOST) return conflict(`供稿单位最多 ${MOST} 个`);
  const fault = await faultIn(act, said);
  if (fault) return fault;
  const keyId = `gx_${randomBytes(9).toString('base64url')}`;
  const secret = newSecret();
  const { id } = await db
    .insertInto('suppliers')
    .values({
      ...{ ...said, authority_id: who.authorityId, key_id: keyId },
      ...{
        sealed_secret: sealer.seal(secret, purposeOf(who.authorityId, keyId)),
        created_at: now,
        created_by: who.name,
      },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return done({ id, keyId, secret }, `supplier:${id}`, { name: said.name, waits: said.waits ? '是' : '否' });
});

/** 修改登记. Documents that came before keep the source under which they came. */
export const changeSupplier = action<Said & { id: number }, null>(
  'exchange.changeSupplier',
  ['systemAdmin'],
  async (act, { id, ...said }) => {
    const found = await supplierById(act.db, act.who.authorityId, id);
    if (!found) return notFound();
    const fault = await faultIn(act, said, id);
    if (fault) return fault;
    await act.db.updateTable('suppliers').set(said).where('id', '=', id).execute();
    return done(null, `supplier:${id}`, { name: said.name, waits: said.waits ? '是' : '否' });
  },
);

async function faultIn({ db, who }: Act, said: Said, except = 0): Promise<Failure | undefined> {
  const own = (table: 'offices' | 'columns', id: number) =>
    db
      .selectFrom(table)
      .select('id')
      .where('id', '=', id)
      .where('authority_id', '=', who.authorityId)
      .executeTakeFirst();
  if (!(await own('offices', said.office_id))) return invalid('没有这个科室', { office_id: '请重新选择科室' });
  if (!(await own('columns', said.column_id))) return invalid('没有这个栏目', { column_id: '请重新选择栏目' });
  const same = await db
    .selectFrom('suppliers')
    .select('id')
    .where('authority_id', '=', who.authorityId)
    .where('name', '=', said.name)
    .where('id', '<>', except)
    .executeTakeFirst();
  return same && invalid('这个供稿单位已经登记', { name: '已经登记过同名的供稿单位' });
}

/** Which of our columns takes what stands in one of theirs; null: the usual one. */
export const placeColumn = action<{ id: number; theirs: string; columnId: number | null }, null>(
  'exchange.placeColumn',
  ['systemAdmin'],
  async (act, { id, theirs, columnId }) => {
    const found = await supplierById(act.db, act.who.authorityId, id);
    if (!found) return notFound();
    const { [theirs]: _, ...others } = found.columns;
    if (columnId !== null) {
      const fault = await faultIn(act, { ...saidOf(found), column_id: columnId }, id);
      if (fault) return fault;
      if (Object.keys(others).length >= MOST_COLUMNS) return conflict(`最多 ${MOST_COLUMNS} 个栏目`);
    }
    const columns = JSON.stringify(columnId === null ? others : { ...others, [theirs]: columnId });
    await act.db.updateTable('suppliers').set({ columns }).where('id', '=', id).execute();
    return done(null, `supplier:${id}`, { column: theirs });
  },
);

const saidOf = ({ name, officeId, columnId, waits, siteAddress }: Supplier): Said => ({
  ...{ name, office_id: officeId, column_id: columnId, waits, site_address: siteAddress },
});

/** A new secret in place of the one before, which opens nothing from now on. */
export const renewKey = action<{ id: number }, NewKey>(
  'exchange.renewKey',
  ['systemAdmin'],
  async ({ db, who, sealer }, { id }) => {
    const found = await supplierById(db, who.authorityId, id);
    if (!found) return notFound();
    const secret = newSecret();
    await db
      .updateTable('suppliers')
      .set({ sealed_secret: sealer.seal(secret, purposeOf(who.authorityId, found.keyId)) })
      .where('id', '=', id)
      .execute();
    return done({ id, keyId: found.keyId, secret }, `supplier:${id}`);
  },
);

/** 停用: nothing more is taken; what is here stays. Or used again. */
export const stopSupplier = action<{ id: number; stopped: boolean }, null>(
  'exchange.stopSupplier',
  ['systemAdmin'],
  async ({ db, who, now }, { id, stopped }) => {
    const { numUpdatedRows } = await db
      .updateTable('suppliers')
      .set({ stopped_at: stopped ? now : null })
      .where('id', '=', id)
      .where('authority_id', '=', who.authorityId)
      .where('stopped_at', stopped ? 'is' : 'is not', null)
      .executeTakeFirst();
    return numUpdatedRows ? done(null, `supplier:${id}`, { enabled: stopped ? '否' : '是' }) : notFound();
  },
);
