import type { Tx } from '../platform/database/index.ts';
import { dayOf, instantOf } from '../platform/dates.ts';
import type { Filed } from './filed.ts';

const DAY = 86_400_000;

/** Screens and a kiosk of the town, the list that screens show, and a fortnight of uses: counts alone. One screen has been
 *  dark since yesterday; nobody's browser is any of them. */
export async function addTerminals(tx: Tx, { authorityId, staff, columns }: Filed, now: Date): Promise<void> {
  const by = staff.get('head')!.name;
  const registered_at = new Date(now.getTime() - 60 * DAY);
  const yesterday = dayOf(new Date(now.getTime() - DAY));
  const rows = [
    ['screen', 'hall', '便民服务大厅东墙', 'landscape', now, '通知公告：最新信息'],
    [
      'screen',
      'door',
      '镇政府办公楼门厅',
      'portrait',
      instantOf(`${yesterday}T16:42`),
      `${yesterday.slice(0, 4)} 年公开数据`,
    ],
    ['kiosk', 'hall', '便民服务大厅入口', 'portrait', now, '自助终端'],
  ] as const;
  const made = await tx
    .insertInto('terminals')
    .values(
      rows.map(([kind, name, place, orientation, seen_at, shows]) => ({
        ...{ kind, name, place, orientation, seen_at, shows, registered_at, registered_by: by },
        ...{ authority_id: authorityId, is_demo: true, version: 'demo' },
      })),
    )
    .returning(['id', 'kind'])
    .execute();
  const { id: guideId } = await tx
    .selectFrom('guides')
    .select('id')
    .where('authority_id', '=', authorityId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  await addPlaylist(tx, authorityId, { columnId: columns.get('gonggao')!, guideId }, { name: by, now });
  await addUses(tx, made.find(({ kind }) => kind === 'kiosk')!.id, now);
}

async function addPlaylist(
  tx: Tx,
  authorityId: number,
  { columnId, guideId }: { columnId: number; guideId: number },
  by: { name: string; now: Date },
) {
  const always = { seconds: 12, priority: 1, weekdays: '1234567', from_on: null, until_on: null };
  const nothing = { column_id: null, document_id: null, guide_id: null };
  const items = [
    { kind: 'newest' as const, ...nothing, column_id: columnId },
    { kind: 'figures' as const, ...nothing },
    { kind: 'chart' as const, ...nothing },
    { kind: 'windows' as const, ...nothing },
    { kind: 'guide' as const, ...nothing, guide_id: guideId },
    {
      ...{ kind: 'text' as const, ...nothing, title: '窗口办理时间', weekdays: '12345', priority: 2 },
      body: '工作日 8:30 至 11:30，13:30 至 17:00。\n办理前可以在自助终端查看需要的材料。',
    },
  ];
  await tx
    .insertInto('playlist_items')
    .values(
      items.map((item, at) => ({
        ...{ ...always, ...item, authority_id: authorityId, position: at + 1, is_demo: true },
        ...{ changed_at: by.now, changed_by: by.name },
      })),
    )
    .execute();
}

/** More on working days than at the week's end, the same every time. */
async function addUses(tx: Tx, terminalId: number, now: Date): Promise<void> {
  const shares = {
    session: 1,
    document: 2.4,
    search: 0.8,
    printed: 0.3,
    page: 0.7,
    filed: 0.06,
    followed: 0.1,
    call: 0.05,
  };
  const rows = Array.from({ length: 14 }, (_, back) => {
    const at = new Date(now.getTime() - (back + 1) * DAY);
    const people = [2, 19, 17, 16, 18, 15, 3][new Date(at.getTime() + 8 * 3_600_000).getUTCDay()]! + (back % 3);
    return Object.entries(shares).flatMap(([kind, share]) => {
      const count = Math.round(people * share);
      return count > 0 ? [{ terminal_id: terminalId, day: dayOf(at), kind: kind as keyof typeof shares, count }] : [];
    });
  });
  await tx.insertInto('terminal_uses').values(rows.flat()).execute();
}
