import { INDICATOR_IDS, INDICATORS, JUDGEMENTS } from '../law/index.ts';
import { demoMark, type Paper, type PaperCell, paperDate } from '../platform/papers/index.ts';
import type { Finding } from './findings/store.ts';
import type { Judged, Night } from './nights/store.ts';
import { OWNERS } from './rules.ts';

const head = (...texts: string[]): PaperCell[] => texts.map((text) => ({ text, strong: true }));
const left = (text: string): PaperCell => ({ text, left: true });

/** A night as an official paper: how it came out, each indicator, what is to be mended by whom by when.
 *  @param open what is to be mended now */
export function nightPaper(
  { name, isDemo }: { name: string; isDemo: boolean },
  night: Night,
  judgements: readonly Judged[],
  open: readonly Finding[],
  today: string,
): Paper {
  const by = new Map(judgements.map((one) => [one.indicator, one]));
  const rows = INDICATOR_IDS.flatMap((id) => by.get(id) ?? []);
  const title = `${name}网站自查报告`;
  const vetoes = night.vetoes.map((id) => INDICATORS[id].name);
  return {
    title,
    author: name,
    ...demoMark(isDemo),
    blocks: [
      { kind: 'title', lines: [title] },
      { kind: 'day', text: `（${paperDate(night.day)}）` },
      { kind: 'heading', level: 1, text: '一、总体情况' },
      {
        kind: 'paragraph',
        text: `${paperDate(night.day)}，按照《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）对本机关网站进行自查，访问 ${night.address}，打开 ${night.pages} 个页面和文件。${night.byOwnPort ? '网站的公开网址从本机不能打开或者没有登记，页面从本机端口检查，公众能否访问没有检查。' : ''}${vetoes.length ? `发现单项否决 ${vetoes.length} 项：${vetoes.join('、')}。` : '没有发现单项否决。'}${night.score === null ? '扣分指标没有检查到。' : `扣分指标检查到的共 ${night.possible} 分，得 ${night.earned!.toFixed(1)} 分，折合 ${night.score.toFixed(1)} 分。`}`,
      },
      {
        kind: 'paragraph',
        text: `权重由本平台确定，与上级检查的打分不同。没有用浏览器检查，颜色对比、脚本运行后的样子和其他语言的页面没有检查。没有检查到的指标不算合格。${night.leftOut ? `没有全部检查：${night.leftOut}。` : ''}`,
      },
      { kind: 'heading', level: 1, text: '二、各项指标' },
      {
        kind: 'table',
        head: 1,
        widths: [5, 3, 2, 2, 12],
        rows: [
          head('指标', '结果', '分值', '得分', '情况'),
          ...rows.map(({ indicator, state, said, points }) => [
            left(INDICATORS[indicator].name),
            { text: JUDGEMENTS[state] },
            { text: INDICATORS[indicator].weight ? String(INDICATORS[indicator].weight) : '否决' },
            { text: points === null ? '—' : points.toFixed(1) },
            left(said),
          ]),
        ],
      },
      { kind: 'heading', level: 1, text: `三、整改清单（截至${paperDate(today)}）` },
      ...(open.length
        ? ([
            {
              kind: 'table',
              head: 1,
              widths: [4, 6, 8, 4, 4],
              rows: [
                head('指标', '问题', '看到的情况和地址', '由谁整改', '期限'),
                ...open.map((one) => [
                  left(INDICATORS[one.indicator].name),
                  left(one.what),
                  left([one.said, one.address].filter(Boolean).join('\n')),
                  left(one.office || OWNERS[one.ownerRole]),
                  { text: one.dueOn },
                ]),
              ],
            },
          ] as const)
        : ([{ kind: 'paragraph', text: '没有待整改的问题。' }] as const)),
      { kind: 'gap' },
      { kind: 'signature', organisation: name, date: paperDate(today) },
    ],
  };
}
