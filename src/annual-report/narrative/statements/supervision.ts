import { accountabilityHref } from '../../../accountability/index.ts';
import { recordsHref as assessmentHref } from '../../../assessment/index.ts';
import { ledgerHref } from '../../../channels/index.ts';
import { recordsHref as measuredHref } from '../../../measures/index.ts';
import { recordsHref, TRAINING } from '../../../training/index.ts';
import { periodOf } from '../../links.ts';
import type { Counted } from '../live-figures.ts';
import { totalOf } from '../sums.ts';
import { orNone, type Statement } from './statement.ts';

/** What a year's books hold of trainings, one's own and those of the authority above. */
function trained(facts: Counted['facts']): string | undefined {
  if (!facts || facts.training.attendances === 0) return undefined;
  return facts.training.sessions > 0
    ? '本年度举办政府信息公开工作培训 {{training.sessions}} 场，工作人员 {{training.attendances}} 人次参加培训，共 {{training.hours}} 学时。'
    : '本年度工作人员 {{training.attendances}} 人次参加上级机关组织的政府信息公开工作培训，共 {{training.hours}} 学时。';
}

/** How the site was inspected from outside. */
function inspected(facts: Counted['facts']): string | undefined {
  if (!facts || facts.supervised['site.nights'] === 0) return undefined;
  const { 'site.found': found, 'site.mended': mended } = facts.supervised;
  const came =
    found === 0 && mended === 0 ? '没有发现需要整改的问题' : '发现问题 {{site.found}} 处，整改 {{site.mended}} 处';
  return `对照政府网站检查指标，本年度对网站开展自查 {{site.nights}} 次，${came}。`;
}

/** What the office above had mended. 条例 art. 47 */
function ordered(facts: Counted['facts']): string | undefined {
  if (!facts || facts.supervised.orders === 0) return undefined;
  const { orders, 'orders.closed': closed } = facts.supervised;
  return `本年度收到上级主管部门督办单 {{orders}} 件，${closed === orders ? '均已' : '已'}办结${closed === orders ? '' : ' {{orders.closed}} 件'}。`;
}

/** What assessments came to in a year: one's own, and those of whoever is below. Neither is a counted 0. */
function assessed(facts: Counted['facts']): string | undefined {
  if (!facts) return undefined;
  const { rounds, held } = facts.assessment;
  const own = rounds > 0 ? '本年度接受政府信息公开工作考核 {{assessment.rounds}} 次：{{assessment.results}}。' : '';
  const others = held > 0 ? '本年度组织政府信息公开工作考核，确定结果 {{assessment.held}} 个。' : '';
  return own + others || '本年度没有确定政府信息公开工作考核结果。';
}

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
    id: 'training',
    line: 2,
    say: ({ facts }) => trained(facts),
    href: ({ year }) => recordsHref(year, 'attendances'),
    wants: { what: '培训的签到记录', href: () => TRAINING },
  },
  {
    id: 'site',
    line: 1,
    say: ({ facts }) => inspected(facts),
    href: ({ year }) => measuredHref('site.nights', periodOf(year)),
  },
  {
    id: 'orders',
    line: 1,
    say: ({ facts }) => ordered(facts),
    href: ({ year }) => measuredHref('orders', periodOf(year)),
  },
  {
    id: 'assessment',
    line: 3,
    say: ({ facts }) => assessed(facts),
    href: ({ year, facts }) => assessmentHref(year, facts?.assessment.rounds ? 'rounds' : 'held'),
  },
  {
    id: 'appraisal',
    line: 3,
    say: ({ facts }) =>
      facts &&
      orNone(
        facts.assessment.appraisals,
        '本年度没有用于考核的社会评议。',
        '本年度以公开问卷开展社会评议 {{assessment.appraisals}} 次，收到答卷 {{assessment.answers}} 份，用于工作考核。',
      ),
    href: ({ year }) => assessmentHref(year, 'appraisals'),
  },
  {
    id: 'accountability',
    line: 3,
    say: ({ facts }) =>
      facts &&
      orNone(
        facts.accountability,
        '本年度未发生因不履行政府信息公开义务产生的责任追究。',
        '本年度因不履行政府信息公开义务被追究责任 {{accountability}} 起。',
      ),
    href: ({ year }) => accountabilityHref(year),
  },
];
