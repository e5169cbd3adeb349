import { join } from 'node:path';
import type { Config } from './config.ts';
import { startEmbedded } from './database/embedded.ts';
import { connect, type Db, migrate } from './database/index.ts';
import { FileStore } from './files.ts';

export interface Books {
  db: Db;
  files: FileStore;
  url: string;
  close(): Promise<void>;
}

/** Opens the books: the database of DATABASE_URL, or the embedded one of the data folder, brought to the newest form.
 *  @throws Refusal with a sentence when that cannot be */
export async function openBooks(config: Config): Promise<Books> {
  const server = config.databaseUrl ? undefined : await startEmbedded(config.data);
  const url = config.databaseUrl ?? server!.url;
  const { db, pool, close } = connect(url);
  const closeAll = async () => {
    await close();
    await server?.stop();
  };
  try {
    await migrate(pool);
  } catch (error) {
    await closeAll();
    throw error;
  }
  return { db, files: new FileStore(join(config.data, 'files')), url, close: closeAll };
}
