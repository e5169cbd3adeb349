import type { Tx } from '../../platform/database/index.ts';
import { inOffice, workingDayFrom } from '../calendar.ts';
import type { Filed } from '../filed.ts';
import { Random } from '../random.ts';
import type { OfficeCode } from '../town.ts';
import { yearsTo } from './years.ts';

const kinds = [
  ['licence', '农村宅基地建房审批', 'nyz', 3, 9],
  ['licence', '临时占用道路许可', 'zfd', 1, 5],
  ['penalty', '市容环境行政处罚', 'zfd', 0, 3],
] as const satisfies readonly (readonly [string, string, OfficeCode, number, number])[];

/** 行政许可、行政处罚 of each quarter that is over: table two has something to count. */
export async function addActs(tx: Tx, filed: Filed, today: string): Promise<void> {
  const quarters = yearsTo(today).flatMap((year) =>
    ['03-31', '06-30', '09-30', '12-31'].map((end) => `${year}-${end}`),
  );
  const values = quarters
    .filter((end) => recorded(end) < today)
    .flatMap((end) => {
      const random = new Random(Number(end.replaceAll('-', '')));
      return kinds.map(([kind, title, office, least, most]) => ({
        authority_id: filed.authorityId,
        office_id: filed.offices.get(office)!,
        kind,
        happened_on: end,
        count: random.whole(least, most),
        title: `${title}（${end.slice(0, 4)} 年第${'一二三四'[Number(end.slice(5, 7)) / 3 - 1]}季度汇总）`,
        source: '科室台账（演示）',
        recorded_by: filed.staff.get('editor1')!.name,
        recorded_at: inOffice(recorded(end), 95),
      }));
    })
    .filter(({ count }) => count > 0);
  if (values.length) await tx.insertInto('declared_acts').values(values).execute();
}

/** The second working day after a quarter, so that a year's are there before its report is made. */
function recorded(end: string): string {
  const next =
    Number(end.slice(5, 7)) === 12
      ? `${Number(end.slice(0, 4)) + 1}-01-02`
      : `${end.slice(0, 5)}${String(Number(end.slice(5, 7)) + 1).padStart(2, '0')}-02`;
  return workingDayFrom(next);
}
