import { randomUUID } from 'node:crypto';
import { newSecret } from '../open-data/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import type { Filed } from './filed.ts';

const DAY = 86_400_000;
/** What was told lately. */
const TOLD = 12;

/** Programs that are told what is public: one that took all but one, and one of which nothing was heard for days. Both are
 *  paused, so that the demonstration sends nothing anywhere. */
export async function addWebhooks(tx: Tx, sealer: Sealer, { authorityId, staff }: Filed, now: Date): Promise<void> {
  const newest = await tx
    .selectFrom('publications')
    .select('document_id as id')
    .where('authority_id', '=', authorityId)
    .where('on_site', '=', true)
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .limit(TOLD)
    .execute();
  const by = staff.get('sysadmin')?.name ?? '演示·系统管理员';
  const make = async (name: string, address: string, paused: { paused_at: Date; paused_by: string }) => {
    const key = randomUUID();
    const { id } = await tx
      .insertInto('webhooks')
      .values({
        ...{ authority_id: authorityId, key, name, address, site: 'https://www.town.example', column_id: null },
        ...{ events: ['published', 'corrected', 'withdrawn'], sealed_secret: newSecret(sealer, key).sealed },
        ...{ state: 'paused', ...paused, created_at: new Date(now.getTime() - 60 * DAY), created_by: by },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  const tell = async (webhookId: number, at: Date, documentId: number, tries: readonly Try[]) => {
    const arrived = tries.at(-1)!.status === 204;
    const { id } = await tx
      .insertInto('webhook_deliveries')
      .values({
        ...{ webhook_id: webhookId, key: randomUUID(), event: 'published', document_id: documentId, happened_at: at },
        ...{ state: arrived ? 'done' : 'dead', attempts: tries.length, next_at: at, ended_at: at },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = tries.map((one, n) => ({ delivery_id: id, at: new Date(at.getTime() + n * 60_000), ...one }));
    await tx.insertInto('webhook_attempts').values(rows).execute();
  };
  const yesterday = new Date(now.getTime() - DAY);
  const sync = await make('市政府网站数据同步', 'https://exchange.city.example/in', { paused_at: now, paused_by: by });
  for (const [n, { id }] of newest.entries())
    await tell(sync, new Date(yesterday.getTime() - n * DAY), id, n === 3 ? FULL : [{ ...TAKEN, ms: 80 + 17 * n }]);
  const media = await make('融媒体中心稿库', 'https://media.city.example/gongkai', {
    paused_at: yesterday,
    paused_by: '',
  });
  for (const { id } of newest.slice(0, 2)) await tell(media, new Date(now.getTime() - 5 * DAY), id, AWAY);
}

interface Try {
  status: number | null;
  ms: number;
  said: string;
}
const TAKEN = { status: 204, said: '' };
const FULL: readonly Try[] = Array.from({ length: 9 }, (_, n) => ({
  ...{ status: 507, ms: 60 + 9 * n, said: '磁盘空间不足' },
}));
const AWAY: readonly Try[] = Array.from({ length: 9 }, () => ({
  ...{ status: null, ms: 10_000, said: '对方在 10 秒内没有答完，请对方先收下、后处理' },
}));
