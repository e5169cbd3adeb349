import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import built from './built.ts';
import { passingFolder } from './passing-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server all test databases live on; its database `template_books` is migrated and empty. */
    databaseServer: string;
    /** How a template is copied there: a server of one's own copies the files, which is three times as fast. */
    databaseCopy: '' | 'strategy file_copy';
    /** Files and keys of what `demoDatabase` has loaded. */
    demoFolder: string;
  }
}

/** One PostgreSQL for the whole run; every test file makes its own database from a template. */
export default async function setup(project: TestProject) {
  await built();
  const given = process.env.TEST_DATABASE_URL;
  const folder = given ? undefined : await passingFolder();
  const server = folder ? await startEmbedded(folder) : undefined;
  const url = given ?? server!.url;
  const demoFolder = await mkdtemp(join(tmpdir(), 'gongkai-demo-'));
  const end = async () => {
    await server?.stop();
    await rm(demoFolder, { recursive: true, force: true });
    if (folder) await rm(folder, { recursive: true, force: true });
  };
  try {
    if (server) await forget(url);
    await makeTemplate(url);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide('databaseServer', url);
  project.provide('databaseCopy', server ? 'strategy file_copy' : '');
  project.provide('demoFolder', demoFolder);
  return end;
}

/** Nothing that is tested here outlives the run: no write waits for the disk. What does is tested on servers of its own. */
async function forget(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await admin.query(`alter system set ${setting} = off`);
  await admin.query('select pg_reload_conf()');
  await admin.end();
}

async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('drop database if exists template_books');
  await admin.query('create database template_books');
  await admin.end();
  const pool = new pg.Pool({ connectionString: withDatabase(url, 'template_books') });
  await migrate(pool).finally(() => pool.end());
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
