import { ledgerHref } from '../../../channels/index.ts';
import { cellHref } from '../../links.ts';
import { aboutMoney, busiest, explaining, sumOf } from '../fact-figures.ts';
import type { Counted } from '../live-figures.ts';
import { totalOf } from '../sums.ts';
import type { Statement } from './statement.ts';

/** Of a region: no authority has both years. */
const nothingAlike = ({ compared }: Counted) => compared?.authorities === 0;
const newDocument = () => '/console/documents/new';

/** 主动公开政府信息情况. 条例 arts. 19–21, 50(一) */
export const publishing: readonly Statement[] = [
  {
    id: 'published',
    line: 1,
    say: ({ channels }) =>
      totalOf(channels) === 0
        ? '本年度公开台账中没有主动公开信息的记录。'
        : '本年度共公开信息 {{channels.total}} 条，其中在市政府网站主动公开 {{channels.website}} 条，微信公众号公开 {{channels.wechat}} 篇，其他方式公开 {{channels.rest}} 条。',
    href: ({ year }) => ledgerHref({ year }),
  },
  {
    id: 'publishedThanLastYear',
    line: 1,
    say: (counted) =>
      totalOf(counted.channels) > 0 && (totalOf(counted.before.channels) > 0 || nothingAlike(counted))
        ? '公开总数{{channels.comparison}}。'
        : undefined,
    href: ({ year }) => ledgerHref({ year: year - 1 }),
  },
  {
    id: 'accounts',
    line: 2,
    say: ({ facts }) =>
      facts && facts.finance.accounts > 0 ? '公开 {{year.before}} 年度决算信息 {{finance.accounts}} 份。' : undefined,
    href: ({ year }) => ledgerHref({ year, words: '决算' }),
    wants: { what: '标题写明上一年度决算的财政信息，在本年度公开', href: newDocument },
  },
  {
    id: 'budget',
    line: 2,
    say: ({ facts }) =>
      facts && facts.finance.budget > 0 ? '公开 {{year}} 年预算信息 {{finance.budget}} 份。' : undefined,
    href: ({ year }) => ledgerHref({ year, words: '预算' }),
    wants: { what: '标题写明本年度预算的财政信息，在本年度公开', href: newDocument },
  },
  {
    id: 'money',
    line: 2,
    say: ({ facts }) =>
      facts && sumOf(aboutMoney(facts)) > 0
        ? '财政财务类栏目公开 {{columns.money}} 条（{{columns.money.named}}）。'
        : undefined,
    href: ({ year, facts }) => ledgerHref({ year, columnId: aboutMoney(facts!).find(({ count }) => count > 0)?.id }),
    wants: { what: '名称中有“财政”“财务”“收支”的栏目里本年度公开的信息', href: newDocument },
  },
  {
    id: 'columns',
    line: 2,
    say: ({ facts }) =>
      facts && busiest(facts).length > 0 ? '工作动态以外，公开较多的栏目有：{{columns.most}}。' : undefined,
    href: ({ year }) => ledgerHref({ year }),
    wants: { what: '台账记录填写栏目', href: ({ year }) => ledgerHref({ year, columnId: 'none' }) },
  },
  {
    id: 'explanations',
    line: 2,
    say: ({ facts }) =>
      facts && sumOf(explaining(facts)) > 0 ? '政策解读类栏目公开 {{columns.explanations}} 条。' : undefined,
    href: ({ year, facts }) => ledgerHref({ year, columnId: explaining(facts!).find(({ count }) => count > 0)?.id }),
    wants: { what: '名称中有“解读”的栏目里本年度公开的信息', href: newDocument },
  },
  {
    id: 'documents',
    line: 3,
    say({ tables: { two } }) {
      const { issued, repealed, effective } = two.normativeDocuments;
      return issued + repealed + effective === 0
        ? '本年度未制发行政规范性文件，也没有现行有效的行政规范性文件。'
        : '本年度制发行政规范性文件 {{two.normativeDocuments.issued}} 件，废止行政规范性文件 {{two.normativeDocuments.repealed}} 件，年末现行有效行政规范性文件 {{two.normativeDocuments.effective}} 件。';
    },
    href: ({ year }) => cellHref(year, 'two.normativeDocuments.effective'),
  },
];
