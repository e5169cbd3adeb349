import type { Office } from '../../organizations/index.ts';
import type { Measure, Measured } from '../../platform/measures.ts';
import { Field, Figure, Panel } from '../../platform/ui/index.ts';
import type { ChartSize } from '../../platform/ui/stacked-chart.ts';
import { DESK, recordsHref } from '../links.ts';
import { valueInWords } from '../words.ts';
import { BoardPanel } from './board.tsx';
import type { Section } from './boards.ts';
import type { Drawn } from './figures.ts';

/** Which dashboard is looked at. */
interface DashboardWish {
  year: number;
  /** of this office alone */
  office: number | undefined;
}

/** 'export.xlsx?year=2026' below a dashboard's address. */
const below = (path: string, { year, office }: DashboardWish): string =>
  `${DESK}${path}?${new URLSearchParams({ year: String(year), office: office === undefined ? 'all' : String(office) })}`;

interface Props {
  wish: DashboardWish;
  years: readonly number[];
  offices: readonly Office[];
  period: { from: string; to: string };
  summary: readonly { measure: Measure; measured: Measured }[];
  sections: readonly (Omit<Section, 'boards'> & { drawn: readonly Drawn[] })[];
}

/** 统计分析: what a year's work comes to, every figure a door. */
export function DashboardPage({ wish, years, offices, period, summary, sections }: Props) {
  const office = offices.find(({ id }) => id === wish.office);
  const of = `${wish.year} 年${office ? ` ${office.name}` : ''}`;
  return (
    <>
      <header class="head">
        <div>
          <h1>统计分析：{of}</h1>
          <p class="meta">
            {period.from} 至 {period.to}，按台账现在的记录统计；点数字看记录。
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={below('/export.xlsx', wish)}>
            下载 Excel
          </a>
        </div>
      </header>
      <Filters {...{ wish, years, offices }} />
      <Panel title="主要指标">
        <div class="figures">
          {summary.map(({ measure, measured }) => (
            <Figure
              key={measure.id}
              value={valueInWords(measure, measured.value)}
              label={measure.standing ? `${measure.label}（${period.to}）` : measure.label}
              href={recordsHref(measure.id, { ...period, office: wish.office })}
              late={measure.better === 'less' && measured.part > 0 && measure.standing !== undefined}
            />
          ))}
        </div>
      </Panel>
      <nav class="tabs" aria-label="本页内容">
        {sections.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      {sections.map(({ id, title, drawn }) => (
        <section key={id} id={id} class="boards">
          <h2>{title}</h2>
          {drawn.map((one) => (
            <BoardPanel
              key={one.board.id}
              drawn={one}
              of={of}
              src={(size: ChartSize) => below(`/charts/${size}/${one.board.id}.svg`, wish)}
            />
          ))}
        </section>
      ))}
    </>
  );
}

function Filters({ wish, years, offices }: Pick<Props, 'wish' | 'years' | 'offices'>) {
  return (
    <form class="filters" method="get" action={DESK}>
      <Field
        name="year"
        label="年度"
        typed={{ year: String(wish.year) }}
        options={years.map((one) => ({ value: String(one), label: `${one} 年` }))}
      />
      <Field
        name="office"
        label="科室、村（社区）"
        typed={{ office: wish.office === undefined ? 'all' : String(wish.office) }}
        options={[
          { value: 'all', label: '本机关全部' },
          ...offices.map(({ id, name, closed }) => ({
            value: String(id),
            label: closed ? `${name}（已撤并）` : name,
          })),
        ]}
      />
      <button class="btn quiet" type="submit">
        统计
      </button>
    </form>
  );
}
