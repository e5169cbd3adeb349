import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { Services } from '../../platform/http/services.ts';
import { digestOf, holds, WINDOW } from '../protocol/signature.ts';
import { purposeOf, type Supplier, supplierByKey } from '../suppliers/store.ts';
import { Refusal } from './refusal.ts';

const WRONG = '签名不对：请核对密钥编号、密钥和签名的办法';

const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/** Who asks, as far as the heads say, before anything more is read. @throws Refusal */
export async function claimed(
  { db, now }: Pick<Services, 'db' | 'now'>,
  request: FastifyRequest,
): Promise<Supplier & { sealed: Buffer }> {
  const date = headerOf(request, 'x-gongkai-date');
  const nonce = headerOf(request, 'x-gongkai-nonce');
  const given = headerOf(request, 'x-gongkai-digest') && headerOf(request, 'x-gongkai-signature');
  if (!given || !/^[A-Za-z0-9_-]{16,64}$/.test(nonce) || Number.isNaN(Date.parse(date)))
    throw new Refusal('signature', '请求没有签名，见 docs/exchange.md');
  const apart = Math.round((Date.parse(date) - now().getTime()) / 1000);
  if (Math.abs(apart) * 1000 > WINDOW)
    throw new Refusal(
      'clock',
      `请求的时间${apart > 0 ? '比本机快' : '比本机慢'} ${Math.abs(apart)} 秒，超过 5 分钟：请校准两边服务器的时钟（本机 ${now().toISOString()}）`,
    );
  const supplier = await supplierByKey(db, headerOf(request, 'x-gongkai-key').slice(0, 100));
  if (supplier?.authorityId !== request.authority.id) throw new Refusal('signature', WRONG);
  return supplier;
}

/** Whether it was signed with the secret, and comes for the first time. @throws Refusal */
export async function proven(
  { db, sealer, now }: Pick<Services, 'db' | 'sealer' | 'now'>,
  request: FastifyRequest,
  supplier: Supplier & { sealed: Buffer },
  body: Uint8Array,
): Promise<void> {
  const secret = sealer.open<string>(supplier.sealed, purposeOf(supplier.authorityId, supplier.keyId));
  const nonce = headerOf(request, 'x-gongkai-nonce');
  const signed = {
    ...{ method: request.method, path: request.url, nonce, digest: digestOf(body) },
    date: headerOf(request, 'x-gongkai-date'),
  };
  const signature = headerOf(request, 'x-gongkai-signature').replace(/^sha256=/, '');
  if (headerOf(request, 'x-gongkai-digest') !== signed.digest || !holds(signature, secret, signed))
    throw new Refusal('signature', WRONG);
  if (!(await takeNonce(db, supplier.id, nonce, now())))
    throw new Refusal('replay', '这个请求已经收到过一次：每个请求要有新的随机数');
  if (supplier.stoppedAt) throw new Refusal('stopped', '接收单位已经停用这个供稿单位，请与对方联系');
}

async function takeNonce(db: Db, supplierId: number, nonce: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    with heard as (update suppliers set heard_at = ${at} where id = ${supplierId})
    insert into supplier_nonces (supplier_id, nonce, at) values (${supplierId}, ${nonce}, ${at})
    on conflict do nothing returning nonce`.execute(db);
  return rows.length > 0;
}

/** Forgets those that came too long ago to be taken once more. */
export async function forgetNonces({ db, now }: { db: Db; now: Date }): Promise<void> {
  await db
    .deleteFrom('supplier_nonces')
    .where('at', '<', new Date(now.getTime() - 3 * WINDOW))
    .execute();
}
