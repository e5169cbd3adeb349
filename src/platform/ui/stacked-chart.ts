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
  /** bars below each other instead, for many or long categories */
  lying?: boolean;
  /** the lines' columns stand beside each other instead of on top */
  beside?: true;
}

const ROW = 26; // px
const OF_LABELS = { wide: 210, narrow: 112 } as const; // px

/** How large a chart is and where in it columns stand, px: each category has an equal part of its width, or lying of its
 *  height. */
export function plotOf({ categories, lines, lying }: Omit<Stacked, 'unit'>, size: ChartSize) {
  const { width, height, legend } = chartSizes[size];
  const legends = (lines.length > 1 ? Math.ceil(lines.length / legend) : 0) * LEGEND_LINE;
  if (lying) {
    const plot = { left: OF_LABELS[size], right: 44, top: 8, bottom: 12 + legends };
    const tall = categories.length * ROW;
    return { width, height: plot.top + tall + plot.bottom, ...plot };
  }
  const under = categories.some((one) => one.includes('\n')) ? 54 : 36; // one or two lines below the axis
  const wide = size === 'wide';
  return { width, height, left: wide ? 56 : 44, right: wide ? 16 : 4, top: 36, bottom: under + legends };
}

/** An SVG picture of stacked columns, drawn on the server, no script in it.
 *  @param size narrow: to be read on a phone without scrolling */
export async function stackedSvg(stacked: Stacked, size: ChartSize = 'wide'): Promise<string> {
  const { init } = await import('echarts'); // large, and only here
  const { lines, lying } = stacked;
  const { font } = chartSizes[size];
  const { width, height, ...grid } = plotOf(stacked, size);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      color: colours,
      backgroundColor: '#fff',
      textStyle: { fontFamily: FONT, fontSize: font, color: '#1d2129' },
      aria: { enabled: true, decal: { show: lines.length > 1 } },
      legend: { show: lines.length > 1, bottom: 0, itemWidth: 18, itemHeight: 12, textStyle: { fontSize: font - 1 } },
      grid,
      ...(lying ? lyingAxes(stacked, font, grid.left) : standingAxes(stacked, font)),
      series: lines.map((line) => ({
        type: 'bar',
        ...(stacked.beside ? {} : { stack: 'all' }),
        name: line.name,
        data: [...line.values],
        barMaxWidth: lying ? 16 : 56,
        label: { show: lines.length === 1, position: lying ? 'right' : 'top', color: '#1d2129' },
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

const categoryAxis = ({ categories }: Stacked) => ({
  type: 'category' as const,
  data: [...categories],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: '#8b8f97' } },
});

const standingAxes = (stacked: Stacked, font: number) => ({
  xAxis: { ...categoryAxis(stacked), axisLabel: { color: '#1d2129', fontSize: font, lineHeight: 20 } },
  yAxis: {
    type: 'value' as const,
    name: stacked.unit,
    minInterval: 1,
    nameTextStyle: { color: '#4b5563', align: 'right' as const },
    splitLine: { lineStyle: { color: '#e5e6eb' } },
    axisLabel: { color: '#4b5563' },
  },
});

const lyingAxes = (stacked: Stacked, font: number, left: number) => ({
  yAxis: {
    ...categoryAxis(stacked),
    inverse: true, // the first on top
    axisLabel: { color: '#1d2129', fontSize: font - 1, interval: 0, width: left - 12, overflow: 'truncate' as const },
  },
  xAxis: {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: { show: false },
    splitLine: { lineStyle: { color: '#e5e6eb' } },
  },
});
