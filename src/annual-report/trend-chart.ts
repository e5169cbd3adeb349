import type { Trend, Trends } from './trends.ts';

const WIDTH = 760;
const HEIGHT = 340;
/** Told apart without colour by their patterns too. */
const colours = ['#9d2933', '#1f5a8a', '#6b7f3f', '#b7791f', '#5b4a8a', '#3f7f7a', '#8a5a44', '#6b7280'];
const FONT = 'Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif'; // without quotes: it stands in attributes

/** A trend as an SVG picture: stacked columns, a year each. Drawn on the server, no script in it. */
export async function trendSvg(
  { lines, unit }: Trend,
  { years, unknown }: Pick<Trends, 'years' | 'unknown'>,
): Promise<string> {
  const { init } = await import('echarts'); // large, and only here
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({
      animation: false,
      color: colours,
      backgroundColor: '#fff',
      textStyle: { fontFamily: FONT, fontSize: 14, color: '#1d2129' },
      aria: { enabled: true, decal: { show: lines.length > 1 } },
      legend: { show: lines.length > 1, bottom: 0, itemWidth: 18, itemHeight: 12, textStyle: { fontSize: 13 } },
      grid: { left: 56, right: 16, top: 36, bottom: lines.length > 1 ? 86 : 46 },
      xAxis: {
        type: 'category',
        data: years.map((year) => (unknown.includes(year) ? `${year} 年\n无台账` : `${year} 年`)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#8b8f97' } },
        axisLabel: { color: '#1d2129', fontSize: 14, lineHeight: 20 },
      },
      yAxis: {
        type: 'value',
        name: unit,
        minInterval: 1,
        nameTextStyle: { color: '#4b5563', align: 'right' },
        splitLine: { lineStyle: { color: '#e5e6eb' } },
        axisLabel: { color: '#4b5563' },
      },
      series: lines.map((line) => ({
        type: 'bar',
        stack: 'all',
        name: line.name,
        data: line.values,
        barMaxWidth: 56,
        label: { show: lines.length === 1, position: 'top', color: '#1d2129' },
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
