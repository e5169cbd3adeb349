import { cellHref } from '../../links.ts';
import { type Counted, figureText } from '../live-figures.ts';
import type { Statement } from './statement.ts';

const number = (name: string, counted: Counted): number => Number(figureText(name, counted));

const outcomeNames: [figure: string, label: string][] = [
  ['applications.granted', '予以公开'],
  ['applications.partial', '部分公开'],
  ['applications.refused', '不予公开'],
  ['applications.unable', '无法提供'],
  ['applications.notProcessed', '不予处理'],
  ['applications.other', '其他处理'],
];

/** 依申请公开政府信息情况. 条例 art. 50(二)(三) */
export const applications: readonly Statement[] = [
  {
    id: 'received',
    line: 1,
    say({ tables: { three } }) {
      if (three.received.total + three.carriedIn.total === 0)
        return '本年度未收到政府信息公开申请，也没有上年结转的申请。';
      if (three.received.total === 0) return '本年度未收到政府信息公开申请，上年结转 {{applications.carriedIn}} 件。';
      return '本年度新收政府信息公开申请 {{applications.received}} 件，上年结转 {{applications.carriedIn}} 件。';
    },
    href: ({ year }) => cellHref(year, 'three.received.total'),
  },
  {
    id: 'receivedThanLastYear',
    line: 1,
    say: ({ tables: { three }, before }) =>
      three.received.total + three.carriedIn.total > 0 && before.tables.three.received.total > 0
        ? '新收数量{{applications.comparison}}。'
        : undefined,
    href: ({ year }) => cellHref(year - 1, 'three.received.total'),
  },
  {
    id: 'outcomes',
    line: 1,
    say(counted) {
      const { received, carriedIn, total } = counted.tables.three;
      if (received.total + carriedIn.total === 0) return undefined;
      if (total.total === 0) return '本年度没有办结的申请，结转下年度继续办理 {{applications.carriedOut}} 件。';
      const kinds = outcomeNames.filter(([name]) => number(name, counted) > 0);
      const listed = kinds.map(([name, label]) => `${label} {{${name}}} 件`).join('、');
      return `全年办结申请 {{applications.answered}} 件，其中${listed}；结转下年度继续办理 {{applications.carriedOut}} 件。`;
    },
    href: ({ year }) => cellHref(year, 'three.total.total'),
  },
  {
    id: 'remedies',
    line: 2,
    say: (counted) =>
      number('remedies.total', counted) === 0
        ? '没有因政府信息公开引发的行政复议、行政诉讼。'
        : '因政府信息公开引发行政复议 {{remedies.reconsideration}} 件、行政诉讼 {{remedies.suits}} 件。',
    href: ({ year }) => cellHref(year, 'four.reconsideration.total'),
  },
];
