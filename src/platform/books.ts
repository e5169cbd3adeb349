import { join } from 'node:path';
import type { Config } from './config.ts';
import { attachOrStart, startEmbedded } from './database/embedded/index.ts';
import { connect, type Db, migrate } from './database/index.ts';
import { asNotConnected, asRefusal } from './database/refusal.ts';
import { FileStore } from './files/files.ts';
import { openSealer, type Sealer } from './sealing/sealing.ts';
import { sealOld } from './sealing/unsealed.ts';

export interface Books {
  db: Db;
  files: FileStore;
  sealer: Sealer;
  url: string;
  /** folder of the embedded database's cluster; undefined: an outside one */
  cluster: string | undefined;
  close(): Promise<void>;
}

/** Opens the books: the database of DATABASE_URL, or the embedded one of the data folder, brought to the newest form.
 *  @param alone for the platform itself: nobody else may hold the data folder; other commands work beside it
 *  @throws Refusal with a sentence when that cannot be */
export async function openBooks(
  config: Pick<Config, 'data' | 'databaseUrl' | 'sealingKeys'>,
  alone = false,
): Promise<Books> {
  const server = config.databaseUrl ? undefined : await (alone ? startEmbedded : attachOrStart)(config.data);
  const url = config.databaseUrl ?? server!.url;
  const { db, pool, close } = connect(url);
  const closeAll = async () => {
    await close();
    await server?.stop();
  };
  try {
    await pool.connect().then(
      (client) => client.release(),
      (error) => Promise.reject(asNotConnected(error)),
    );
    await migrate(pool);
    const sealer = await openSealer(db, config.sealingKeys);
    await sealOld(db, sealer);
    return {
      db,
      files: new FileStore(join(config.data, 'files')),
      sealer,
      url,
      cluster: server?.cluster,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw asRefusal(error, '不能使用数据库');
  }
}
