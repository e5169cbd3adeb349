import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import { FILE_LIMIT } from '../../platform/files/files.ts';
import type { Services } from '../../platform/http/services.ts';
import { keepFile } from '../../platform/http/upload.ts';
import { attachable } from '../../publishing/index.ts';
import { Refusal } from './refusal.ts';

interface Asked {
  hash: string;
  name: string;
  size: number;
}

const partName = (supplierId: number, hash: string) => `supplied-${supplierId}-${hash}`;

/** Which of these files the supplier has not sent yet, and how much of each is here. What others sent is not told: whoever
 *  names a file must have it. @throws Refusal for one that is too large */
export async function lackingOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  supplierId: number,
  files: readonly Asked[],
): Promise<{ hash: string; came: number }[]> {
  const large = files.find(({ size }) => size > FILE_LIMIT);
  if (large) throw new Refusal('file', `“${large.name}”超过 ${FILE_LIMIT / 1048576} MB，请缩小后再报送`);
  const each = [...new Map(files.map((one) => [one.hash, one])).values()];
  if (!each.length) return [];
  await db
    .insertInto('supplied_files')
    .values(each.map(({ hash, name, size }) => ({ supplier_id: supplierId, hash, name, size, at: now() })))
    .onConflict((oc) =>
      oc.columns(['supplier_id', 'hash']).doUpdateSet({
        // what was refused under another name is looked at anew
        state: sql`case when supplied_files.state = 'refused' then 'coming' else supplied_files.state end`,
        name: sql`case when supplied_files.state = 'kept' then supplied_files.name else excluded.name end`,
        size: sql`case when supplied_files.state = 'kept' then supplied_files.size else excluded.size end`,
        fault: '',
        at: now(),
      }),
    )
    .execute();
  const kept = await keptAmong(
    db,
    supplierId,
    each.map(({ hash }) => hash),
  );
  const rows = await db
    .selectFrom('supplied_files')
    .select(['hash', 'came'])
    .where('supplier_id', '=', supplierId)
    .where(
      'hash',
      'in',
      each.map(({ hash }) => hash),
    )
    .execute();
  return rows.filter(({ hash }) => !kept.has(hash));
}

/** Those that came whole, are in order, and lie in the store still: each with its media type. */
export async function keptAmong(
  db: Db,
  supplierId: number,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!hashes.length) return new Map();
  const rows = await db
    .selectFrom('supplied_files as s')
    .innerJoin('files as f', 'f.hash', 's.hash')
    .select(['s.hash', 'f.media_type as mediaType'])
    .where('s.supplier_id', '=', supplierId)
    .where('s.state', '=', 'kept')
    .where('s.hash', 'in', [...hashes])
    .execute();
  return new Map(rows.map(({ hash, mediaType }) => [hash, mediaType]));
}

/** The next piece of a file. What was here before the process was ended is here still; the last piece has the whole checked
 *  like an upload. @returns bytes that came, and whether it is kept @throws Refusal */
export async function takePart(
  services: Pick<Services, 'db' | 'files' | 'sealer'>,
  supplierId: number,
  { hash, at, bytes }: { hash: string; at: number; bytes: Uint8Array },
): Promise<{ came: number; kept: boolean }> {
  const { db, files } = services;
  return db.transaction().execute(async (tx) => {
    const file = await tx
      .selectFrom('supplied_files')
      .select(['name', 'size', 'came', 'state'])
      .where('supplier_id', '=', supplierId)
      .where('hash', '=', hash)
      .forUpdate()
      .executeTakeFirst();
    if (!file) throw new Refusal('absent', '没有说明过要送这个文件');
    if (file.state === 'kept' && (await keptAmong(tx, supplierId, [hash])).has(hash))
      return { came: file.size, kept: true };
    const began = file.state === 'coming' ? file.came : 0;
    if (at !== began) throw new Refusal('offset', `这个文件已经收到 ${began} 字节，请从那里接着送`, began);
    if (at + bytes.length > file.size) throw new Refusal('file', `“${file.name}”比说明的 ${file.size} 字节长`);
    const set = (row: { came: number; state?: 'coming' | 'kept' | 'refused'; fault?: string }) =>
      tx
        .updateTable('supplied_files')
        .set(row)
        .where('supplier_id', '=', supplierId)
        .where('hash', '=', hash)
        .execute();
    const name = partName(supplierId, hash);
    if (!(await files.addPart(name, at, bytes))) {
      await set({ came: 0, state: 'coming' });
      return { came: 0, kept: false };
    }
    const came = at + bytes.length;
    if (came < file.size) {
      await set({ came, state: 'coming' });
      return { came, kept: false };
    }
    const fault = await keepWhole({ ...services, db: tx as unknown as Db }, { name, hash, called: file.name });
    await files.dropParts(name);
    if (!fault) {
      await set({ came, state: 'kept' });
      return { came, kept: true };
    }
    await set({ came: 0, state: 'refused', fault });
    return { came: 0, kept: false };
  });
}

/** @returns why it is not taken; '': it is */
async function keepWhole(
  services: Pick<Services, 'db' | 'files' | 'sealer'>,
  { name, hash, called }: { name: string; hash: string; called: string },
): Promise<string> {
  const whole = createHash('sha256');
  for await (const part of services.files.readParts(name)) whole.update(part as Uint8Array);
  if (whole.digest('hex') !== hash) return `“${called}”的内容和它的 hash 不一致，请重新报送`;
  const kept = await keepFile(services, { given: called, name: called }, services.files.readParts(name), {
    kinds: attachable,
  });
  if (!kept) return `“${called}”是空文件`;
  return 'why' in kept ? kept.why : '';
}

/** Why a file was refused; undefined: it was not. */
export async function faultOf(db: Db | Tx, supplierId: number, hash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('supplied_files')
    .select('fault')
    .where('supplier_id', '=', supplierId)
    .where('hash', '=', hash)
    .where('state', '=', 'refused')
    .executeTakeFirst();
  return row?.fault;
}
