import { minuteOf } from '../../platform/dates.ts';
import { type Block, demoMark, type Paper, paperDate } from '../../platform/papers/index.ts';
import { GROUNDS, STATES, STEPS } from '../rules.ts';
import type { Order, Step } from './store.ts';

const rowOf = (term: string, text: string) => [
  { text: term, strong: true },
  { text, left: true },
];

/** 督办单 as an official paper, with what came of it so far. */
export function orderPaper(order: Order, steps: readonly Step[], isDemo: boolean): Paper {
  const done = steps.filter(({ kind }) => kind !== 'issue');
  const told = done.flatMap(({ kind, said, dueOn, byName, at, evidence }): Block[] => [
    { kind: 'heading', level: 3, text: `${minuteOf(at)}　${STEPS[kind]}（${byName}）` },
    ...said.split('\n').flatMap((text): Block[] => (text.trim() ? [{ kind: 'paragraph', text: text.trim() }] : [])),
    ...(dueOn ? [{ kind: 'paragraph' as const, text: `办理期限：${paperDate(dueOn)}。` }] : []),
    ...(evidence.length
      ? [{ kind: 'paragraph' as const, text: `佐证材料：${evidence.map(({ name }) => name).join('、')}。` }]
      : []),
  ]);
  return {
    title: `督办单 ${order.number}`,
    author: order.cityName,
    ...demoMark(isDemo),
    blocks: [
      { kind: 'title', lines: ['政府信息公开督办单'] },
      { kind: 'number', text: order.number },
      { kind: 'gap' },
      {
        kind: 'table',
        widths: [2, 8],
        head: 0,
        size: 12,
        rows: [
          rowOf('被督办机关', order.authorityName),
          rowOf('督办类别', GROUNDS[order.ground]),
          rowOf('督办事项', order.subject),
          rowOf('事实和依据', order.why),
          rowOf('整改要求', order.demand),
          rowOf('办理期限', paperDate(order.dueOn)),
          rowOf('办理状态', STATES[order.state]),
        ],
      },
      { kind: 'note', text: '依据：《中华人民共和国政府信息公开条例》第四十七条。' },
      ...(told.length ? [{ kind: 'heading' as const, level: 1 as const, text: '一、办理情况' }, ...told] : []),
      { kind: 'signature', organisation: order.cityName, date: paperDate(order.issuedOn) },
    ],
  };
}
