import type { DueStanding } from '../../../law/index.ts';
import { count, Empty, Figure, Panel, TableFrame, YearChoice } from '../../../platform/ui/index.ts';
import { DESK, STANDINGS } from '../../words.ts';
import type { DueGroup, Grouping } from '../figures.ts';
import { groupQuery, recordsHref } from '../links.ts';
import { Head } from './tabs.tsx';

/** In the order in which they press. */
const ORDER: readonly DueStanding[] = ['late', 'metLate', 'met', 'excused', 'open'];

/** '87.5%'; — where nothing was owed. */
const rate = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);

const GROUPS: readonly [Grouping, string, string][] = [
  ['field', '按一级事项', '一级事项'],
  ['obligation', '按事项', '事项'],
  ['office', '按科室、村、社区', '公开主体'],
  ['kind', '按科室、村、社区的种类', '种类'],
];

interface Props {
  year: number;
  years: readonly number[];
  all: DueGroup;
  groups: Partial<Record<Grouping, DueGroup[]>>;
}

/** 公开情况: coverage, lateness and gaps; each figure opens its records. */
export function OverviewPage({ year, years, all, groups }: Props) {
  return (
    <>
      <Head
        current="overview"
        about="按最后一天所在的年度数。覆盖率：到期应公开的里面公开了多少；及时率：里面按时公开了多少；已说明的不算。"
      />
      <YearChoice action={`${DESK}/overview`} year={year} years={years} />
      <Panel title={`${year} 年`}>
        <div class="figures">
          {ORDER.map((standing) => (
            <Figure
              key={standing}
              value={all.counts[standing]}
              label={STANDINGS[standing].label}
              href={recordsHref(year, standing)}
              late={standing === 'late' && all.counts.late > 0}
            />
          ))}
        </div>
        <p>
          覆盖率 {rate(all.coverage)}，及时率 {rate(all.timeliness)}。
        </p>
      </Panel>
      {GROUPS.map(([grouping, title, head]) => (
        <Panel key={grouping} title={title} id={grouping}>
          <Groups year={year} grouping={grouping} head={head} rows={groups[grouping] ?? []} />
        </Panel>
      ))}
    </>
  );
}

function Groups({ year, grouping, head, rows }: { year: number; grouping: Grouping; head: string; rows: DueGroup[] }) {
  if (!rows.length) return <Empty>这一年没有应公开的事项。</Empty>;
  return (
    <TableFrame label={head}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {ORDER.map((standing) => (
              <th key={standing} scope="col" class="n">
                {STANDINGS[standing].label}
              </th>
            ))}
            <th scope="col" class="n">
              覆盖率
            </th>
            <th scope="col" class="n">
              及时率
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, counts, coverage, timeliness }) => (
            <tr key={key}>
              <th scope="row">
                <a href={recordsHref(year, '', groupQuery(grouping, key))}>{label}</a>
              </th>
              {ORDER.map((standing) => (
                <td key={standing} class="n">
                  {counts[standing] === 0 ? (
                    0
                  ) : (
                    <a
                      class={standing === 'late' ? 'late' : undefined}
                      href={recordsHref(year, standing, groupQuery(grouping, key))}
                    >
                      {count(counts[standing])}
                    </a>
                  )}
                </td>
              ))}
              <td class="n">{rate(coverage)}</td>
              <td class="n">{rate(timeliness)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
