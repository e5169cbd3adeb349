import { ledgerHref } from '../../../channels/index.ts';
import { yearHref } from '../../links.ts';
import { totalOf } from '../sums.ts';
import { orNone, type Statement } from './statement.ts';

/** 监督保障情况. 条例 arts. 26, 46–53 */
export const supervision: readonly Statement[] = [
  {
    id: 'timely',
    line: 1,
    say({ facts, channels }) {
      if (!facts || totalOf(channels) === 0) return '本年度公开台账中没有可以核对公开时限的记录。';
      const late = orNone(facts.late, '没有逾期的', '逾期 {{publishing.late}} 条');
      return `对照形成之日起 20 个工作日的法定时限核对公开台账，本年度${late}。`;
    },
    href: ({ year }) => ledgerHref({ year, state: 'late' }),
  },
  {
    id: 'accountability',
    line: 2,
    say: ({ facts }) =>
      facts &&
      orNone(
        facts.accountability,
        '本年度未发生因不履行政府信息公开义务产生的责任追究。',
        '本年度因不履行政府信息公开义务被追究责任 {{accountability}} 起。',
      ),
    href: ({ year }) => `${yearHref(year)}/acts`,
  },
];
