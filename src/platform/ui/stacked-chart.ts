/** On a desk and on a phone: pixels, and how many entries of the legend stand in one line. */
export const chartSizes = {
  wide: { width: 760, height: 340, legend: 6, font: 14 },
  narrow: { width: 320, height: 360, legend: 2, font: 12 },
} as const;
export type ChartSize = keyof typeof chartSizes;
const LEGEND_LINE = 22; // px
/** Told apart without colour by their patterns too. */
const colours = ['#9d2933', '#1f5a8a', '#6b7f3f', '#b7791f', '#5b4a8a', '#3f7f7a', '#8a5a44', '#6b7280'];
const FONT = 'Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif'; // without quotes: it stands in attributes

/** What a chart shows: columns side by side, each of them stacked of what the lines have there. */
export interface Stacked {
  /** below the columns; may have two lines */
  categories: readonly string[];
  lines: readonly { name: string; values: readonly (number | null)[] }[];
  unit: string;
}

/** An SVG picture of stacked columns, drawn on the server, no script in it.
 *  @param size narrow: to be read on a phone without scrolling */
export async function stackedSvg({ categories, lines, unit }: Stacked, size: ChartSize = 'wide'): Promise<string> {
  const { init } = await import('echarts'); // large, and only here
  const { width, height, legend, font } = chartSizes[size];
  const rows = lines.length > 1 ? Math.ceil(lines.length / legend) : 0;
  const twoLines = categories.some((one) => one.includes('\n'));
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      color: colours,
      backgroundColor: '#fff',
      textStyle: { fontFamily: FONT, fontSize: font, color: '#1d2129' },
      aria: { enabled: true, decal: { show: lines.length > 1 } },
      legend: { show: lines.length > 1, bottom: 0, itemWidth: 18, itemHeight: 12, textStyle: { fontSize: font - 1 } },
      grid: {
        left: size === 'wide' ? 56 : 44,
        right: size === 'wide' ? 16 : 4,
        top: 36,
        bottom: (twoLines ? 54 : 36) + rows * LEGEND_LINE, // one or two lines below the axis, then the legend
      },
      xAxis: {
        type: 'category',
        data: [...categories],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#8b8f97' } },
        axisLabel: { color: '#1d2129', fontSize: font, lineHeight: 20 },
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
        data: [...line.values],
        barMaxWidth: 56,
        label: { show: lines.length === 1, position: 'top', color: '#1d2129' },
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
