import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../database/index.ts';
import { makeFolder } from '../files/folder.ts';
import { conflict, FailureError, Refusal } from '../outcome.ts';

const VERSION = 1;
const KEY_ID = 4;
const NONCE = 12;
const TAG = 16;
const SETTING = 'sealing.fingerprint';
const HEAD = 1 + KEY_ID + NONCE;

/** What the key file holds; keys are base64 of 32 bytes. */
interface KeyFile {
  /** id (8 hex digits) of the key that seals from now on */
  current: string;
  /** every key with which something may still be sealed */
  keys: Record<string, string>;
  /** for look-ups; it can never be changed */
  lookup: string;
}

/** Personal data at rest: sealed by AES-256-GCM under a key that stands outside the database. A sealed value is
 *  version (1) · key id (4) · nonce (12) · text · tag (16), and opens only for the `purpose` it was sealed for. */
export class Sealer {
  readonly #keys: Map<string, Buffer>;
  readonly #current: string;
  readonly #lookup: Buffer;
  /** why nothing can be opened or sealed, for the one who starts the program; undefined: it can */
  readonly problem: string | undefined = undefined;
  constructor({ current, keys, lookup }: KeyFile) {
    this.#keys = new Map(Object.entries(keys).map(([id, key]) => [id, bytes(key)]));
    this.#current = current;
    this.#lookup = bytes(lookup);
    if (!this.#keys.has(current)) throw new Refusal('加密密钥文件中没有当前密钥');
  }

  /** @param purpose what the value belongs to, e.g. 'application:12'; moved elsewhere, it does not open */
  seal(value: unknown, purpose: string): Buffer {
    const nonce = randomBytes(NONCE);
    const head = Buffer.concat([Buffer.from([VERSION]), Buffer.from(this.#current, 'hex'), nonce]);
    const cipher = createCipheriv('aes-256-gcm', this.#keys.get(this.#current)!, nonce);
    cipher.setAAD(Buffer.from(purpose));
    const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([head, text, cipher.getAuthTag()]);
  }

  /** @throws Error when the value was changed, belongs to another purpose, or its key is not in the file */
  open<T>(sealed: Buffer, purpose: string): T {
    const key = this.#keys.get(sealed.subarray(1, 1 + KEY_ID).toString('hex'));
    if (sealed[0] !== VERSION || !key) throw new Error('sealed with a key that the key file does not hold');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1 + KEY_ID, HEAD), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(sealed.subarray(-TAG));
    const text = Buffer.concat([decipher.update(sealed.subarray(HEAD, -TAG)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as T;
  }

  /** Keyed fingerprint (HMAC-SHA-256) of a value, to find the same one again without storing it.
   *  @param purpose keeps fingerprints of different things apart */
  lookup(value: string, purpose: string): Buffer {
    return createHmac('sha256', this.#lookup).update(`${purpose}\0${value}`).digest();
  }

  /** Tells one key file from another; reveals nothing of it. */
  get fingerprint(): string {
    return this.lookup('', 'fingerprint').toString('hex').slice(0, 16);
  }
}

function bytes(base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== 32) throw new Refusal('加密密钥文件中的密钥长度不对');
  return key;
}

function freshKeys(): KeyFile {
  const id = randomBytes(KEY_ID).toString('hex');
  const key = () => randomBytes(32).toString('base64');
  return { current: id, keys: { [id]: key() }, lookup: key() };
}

/** A sealer whose keys nobody keeps, for tests. */
export function temporarySealer(): Sealer {
  return new Sealer(freshKeys());
}

/** Stands in where the key of these books is not at hand: whatever needs it is put off with a sentence that says what to
 *  do, all else goes on. A backup does not carry the key, so books restored elsewhere begin like this. */
class LockedSealer extends Sealer {
  override readonly problem: string;
  constructor(problem: string) {
    super(freshKeys());
    this.problem = problem;
  }
  override seal(): never {
    throw locked();
  }
  override open(): never {
    throw locked();
  }
  override lookup(): never {
    throw locked();
  }
}

function locked(): FailureError {
  return new FailureError(
    conflict(
      '个人信息的加密密钥不在本机，这项业务暂时不能办理。请系统管理员把另行保管的密钥文件放回原处，再重新启动平台',
    ),
  );
}

/** One process at a time looks for the key, so that of two first starts only one makes it. */
const TURN = 710712;

/** The sealer of these books: reads the key file, or makes it (mode 0600) while the books hold nothing sealed. Where the
 *  file is lost or belongs to other books, a sealer with a `problem` that neither opens nor seals.
 *  @throws Refusal when the file cannot be read, or another process works on these books with another key */
export async function openSealer(db: Db, path: string): Promise<Sealer> {
  return db.connection().execute(async (own) => {
    await sql`select pg_advisory_lock(${sql.lit(TURN)})`.execute(own);
    try {
      return await sealerOf(own, path);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(TURN)})`.execute(own);
    }
  });
}

async function sealerOf(db: Db, path: string): Promise<Sealer> {
  const fresh = !existsSync(path);
  const holds = await holdsSealed(db);
  if (fresh && holds)
    return new LockedSealer(
      `找不到加密密钥文件 ${path}，个人信息和两步验证暂时无法读取；请从另行保管处取回，放回后重新启动`,
    );
  const { rows } = await sql<{ value: string }>`select value from settings where key = ${SETTING}`.execute(db);
  const known = rows[0]?.value;
  const keys = fresh ? freshKeys() : readKeys(path);
  const sealer = new Sealer(keys);
  if (known === sealer.fingerprint) return sealer;
  if (known && holds)
    return new LockedSealer(
      `加密密钥文件 ${path} 不是这套数据的密钥，个人信息和两步验证暂时无法读取；请换回原来的文件后重新启动`,
    );
  if (known && (await othersWork(db)))
    throw new Refusal(
      `这个数据库正由另一个公开平台进程使用，它的加密密钥不是 ${path}。几个进程共用一个数据库的，数据目录也要共用；或者把那边的 sealing.keys 复制过来，用 GONGKAI_SEALING_KEYS 指明，再启动`,
    );
  if (fresh) await writeKeys(path, keys);
  await sql`insert into settings (key, value) values (${SETTING}, ${JSON.stringify(sealer.fingerprint)})
    on conflict (key) do update set value = excluded.value`.execute(db);
  return sealer;
}

/** Whole or not at all. */
async function writeKeys(path: string, keys: KeyFile): Promise<void> {
  await makeFolder(dirname(path));
  writeFileSync(`${path}.new`, `${JSON.stringify(keys, null, 1)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** Whether another process of the platform is connected to these books (connect.ts gives each a name of its own). */
async function othersWork(db: Db): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity where datname = current_database()
    and application_name like 'gongkai%' and application_name <> current_setting('application_name') limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Whether any table's column for sealed values (they are named sealed_…) holds one. */
async function holdsSealed(db: Db): Promise<boolean> {
  const columns = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name like 'sealed\\_%'`.execute(db);
  for (const { table, column } of columns.rows) {
    const found = await sql`select 1 from ${sql.id(table)} where ${sql.id(column)} is not null limit 1`.execute(db);
    if (found.rows.length) return true;
  }
  return false;
}

function readKeys(path: string): KeyFile {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
    if (typeof file.current === 'string' && typeof file.lookup === 'string' && typeof file.keys === 'object')
      return file;
  } catch {}
  throw new Refusal(`加密密钥文件 ${path} 无法读取或内容不完整`);
}
