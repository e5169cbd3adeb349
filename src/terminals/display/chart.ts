import type { Orientation } from '../tables.ts';

/** Of the chart, in the units of the drawing; the page scales it. */
const SIZES = { landscape: { width: 1600, height: 760 }, portrait: { width: 1000, height: 1250 } };
const FONT = 'Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif'; // without quotes: it stands in attributes
const INK = '#1d2129';

/** Twelve columns, on an upright screen twelve rows, as an SVG picture, drawn on the server, to be read across a hall. */
export async function monthsSvg(months: readonly number[], turn: Orientation): Promise<string> {
  const { init } = await import('echarts'); // large, and only here
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZES[turn] });
  const rows = turn === 'portrait';
  const names = {
    type: 'category' as const,
    data: months.map((_, at) => `${at + 1} 月`),
    inverse: rows, // January on top
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#8b8f97', width: 2 } },
    axisLabel: { color: INK, fontSize: 34, interval: 0 },
  };
  const values = { type: 'value' as const, show: false };
  try {
    chart.setOption({
      animation: false,
      color: ['#9d2933'],
      textStyle: { fontFamily: FONT, fontSize: 34, color: INK },
      grid: rows ? { left: 110, right: 110, top: 8, bottom: 8 } : { left: 8, right: 8, top: 60, bottom: 60 },
      xAxis: rows ? values : names,
      yAxis: rows ? names : values,
      series: [
        {
          type: 'bar',
          data: [...months],
          barMaxWidth: 76,
          label: {
            show: true,
            position: rows ? 'right' : 'top',
            color: INK,
            fontSize: 34,
            formatter: ({ value }: { value?: unknown }) => (value ? String(value) : ''),
          },
        },
      ],
    });
    // fills what room there is
    return chart.renderToSVGString().replace(/^<svg width="\d+" height="\d+"/, '<svg');
  } finally {
    chart.dispose();
  }
}
