import type { FastifyInstance, FastifyReply } from 'fastify';
import { sql } from 'kysely';
import type { Db } from '../database/index.ts';
import { migrations } from '../database/migrate.ts';
import { asRefusal } from '../database/refusal.ts';
import { Refusal } from '../outcome.ts';

/** How long the books may take to answer, in milliseconds. */
const PATIENCE_MS = 2000;

/** For whoever watches over the program: `/healthz`, it answers at all; `/readyz`, its books can be read and have the
 *  form that it knows, otherwise 503 with a sentence, and whether its disk grows short. Of no authority, of no person, kept nowhere. */
export function healthRoutes(app: FastifyInstance, patience = PATIENCE_MS): void {
  const needed = migrations().map(({ name }) => name);
  app.get('/healthz', (_request, reply) => say(reply, 200, 'ok'));
  app.get('/readyz', async (_request, reply) => {
    const trouble = await troubleWith(app.services.db, needed, patience);
    const { disk, now } = app.services;
    const short = disk?.warning(now()); // it can be read, so it stays in its place behind a balancer
    return say(reply, trouble ? 503 : 200, trouble ?? (short ? `ok\n${short}` : 'ok'));
  });
}

function say(reply: FastifyReply, status: number, words: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(`${words}\n`);
}

/** Why the books cannot be used, in a sentence that holds no address and no password. */
async function troubleWith(db: Db, needed: string[], patience: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`数据库 ${patience / 1000} 秒内没有应答`), patience);
  });
  const look = sql<{ name: string }>`select name from schema_migrations`
    .execute(db)
    .then(({ rows }) => differenceOf(needed, new Set(rows.map(({ name }) => name))), sentenceOf);
  return Promise.race([look, tooLong]).finally(() => clearTimeout(timer));
}

function differenceOf(needed: string[], applied: Set<string>): string | undefined {
  if (needed.some((name) => !applied.has(name))) return '数据库的表结构还没有更新到本程序的版本';
  return applied.size > needed.length ? '数据库由更新版本的程序建立，请升级本程序' : undefined;
}

/** What has no sentence of its own is not told in the words of the driver: they may name hosts and accounts. */
function sentenceOf(error: unknown): string {
  const refusal = asRefusal(error, '数据库不能使用');
  return refusal instanceof Refusal ? refusal.message : '数据库不能使用';
}
