/** Of the chart, in the units of the drawing; the page scales it. */
const WIDTH = 1600;
const HEIGHT = 760;
const FONT = 'Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif'; // without quotes: it stands in attributes
const INK = '#1d2129';

/** Twelve columns as an SVG picture, drawn on the server, to be read across a hall. */
export async function monthsSvg(months: readonly number[]): Promise<string> {
  const { init } = await import('echarts'); // large, and only here
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({
      animation: false,
      color: ['#9d2933'],
      textStyle: { fontFamily: FONT, fontSize: 34, color: INK },
      grid: { left: 8, right: 8, top: 60, bottom: 60 },
      xAxis: {
        type: 'category',
        data: months.map((_, at) => `${at + 1} 月`),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#8b8f97', width: 2 } },
        axisLabel: { color: INK, fontSize: 34, interval: 0 },
      },
      yAxis: { type: 'value', show: false },
      series: [
        {
          type: 'bar',
          data: [...months],
          barMaxWidth: 76,
          label: {
            show: true,
            position: 'top',
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
