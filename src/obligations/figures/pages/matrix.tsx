import { FREQUENCIES, periodName } from '../../../law/index.ts';
import { Empty, Field, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { DESK } from '../../words.ts';
import type { DueCounts } from '../figures.ts';
import { duesHref } from '../links.ts';
import { Head } from './tabs.tsx';

interface MatrixRow {
  obligationId: number;
  label: string;
  /** by period */
  cells: ReadonlyMap<string, DueCounts>;
}

export type MatrixRhythm = 'monthly' | 'quarterly' | 'halfYearly' | 'yearly';

interface Props {
  year: number;
  years: readonly number[];
  rhythm: MatrixRhythm;
  periods: readonly string[];
  rows: readonly MatrixRow[];
}

/** 事项 × 期: what of each period is public, late, excused, still to come. */
export function MatrixPage({ year, years, rhythm, periods, rows }: Props) {
  return (
    <>
      <Head
        current="matrix"
        about="每一格：已公开的／应公开的。红字有逾期，下面写明几项；点开看是哪些科室、村、社区。"
      />
      <form method="get" action={`${DESK}/matrix`} class="filters">
        <Field
          name="year"
          label="年度"
          options={years.map((one) => ({ value: String(one), label: `${one} 年` }))}
          typed={{ year: String(year) }}
        />
        <Field
          name="rhythm"
          label="周期"
          options={(['monthly', 'quarterly', 'halfYearly', 'yearly'] as const).map((one) => ({
            value: one,
            label: FREQUENCIES[one],
          }))}
          typed={{ rhythm }}
        />
        <button class="btn quiet" type="submit">
          查看
        </button>
      </form>
      <Panel>
        {rows.length === 0 ? (
          <Empty>
            {year} 年没有{FREQUENCIES[rhythm]}公开的事项。
          </Empty>
        ) : (
          <TableFrame label="事项和各期">
            <table class="matrix">
              <thead>
                <tr>
                  <th scope="col">事项</th>
                  {periods.map((period) => (
                    <th key={period} scope="col">
                      {periodName(period).replace(`${year}年`, '') || `${year}年`}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ obligationId, label, cells }) => (
                  <tr key={obligationId}>
                    <th scope="row">
                      <a href={`${DESK}/${obligationId}`}>{label}</a>
                    </th>
                    {periods.map((period) => (
                      <td key={period}>
                        <Cell
                          counts={cells.get(period)}
                          href={duesHref({ obligation: String(obligationId), period })}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

function Cell({ counts, href }: { counts: DueCounts | undefined; href: string }) {
  if (!counts) return <span class="none">—</span>;
  const { met, metLate, late, open, excused } = counts;
  const said = [
    late && `${late} 逾期`,
    open && `${open} 未到期`,
    excused && `${excused} 已说明`,
    metLate && `${metLate} 晚`,
  ];
  return (
    <a href={href} class={late ? 'late' : undefined}>
      {met + metLate}／{met + metLate + late + open + excused}
      <small>{said.filter(Boolean).join('，')}</small>
    </a>
  );
}
