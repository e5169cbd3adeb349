import type { FacilityKind } from '../channels/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { inOffice } from './calendar.ts';
import type { Filed } from './filed.ts';

type Row = [kind: FacilityKind, name: string, place: string, count: number, since: string];

/** What the town keeps for the public besides the website, and its boards and groups (`places.ts`). */
export const townFacilities: Row[] = [
  ['wechat', '百年旗镇', '', 1, '2018-05-14'],
  ['window', '综合服务窗口', '便民服务大厅', 6, '2019-06-03'],
  ['screen', '政务公开显示大屏', '便民服务大厅', 1, '2020-09-01'],
  ['kiosk', '自助服务终端', '便民服务大厅', 2, '2020-09-01'],
];

export const fictionalFacilities: Row[] = [
  ['board', '政务公开栏', '镇政府办公楼', 1, '2017-04-05'],
  ['window', '便民窗口', '便民服务站', 2, '2021-03-15'],
];

/** Writes what an authority keeps for the public. @param by login of who recorded it */
export async function addFacilities(tx: Tx, filed: Filed, rows: readonly Row[], by: string): Promise<void> {
  await tx
    .insertInto('public_facilities')
    .values(
      rows.map(([kind, name, place, count, since]) => ({
        authority_id: filed.authorityId,
        kind,
        name,
        place,
        count,
        since,
        recorded_by: filed.staff.get(by)!.name,
        recorded_at: inOffice('2022-01-05', 60),
      })),
    )
    .execute();
}
