import { FIGURES } from '../../../inspection/index.ts';
import { REASSESSMENT, recordsHref } from '../../../reassessment/index.ts';
import { orNone, type Statement } from './statement.ts';

/** Something that did not happen is not told. */
const orLeftOut = (count: number, said: string): string[] => (count > 0 ? [said] : []);

/** 政府信息管理情况: who let what pass. 条例 arts. 17, 18, 50(五) */
export const management: readonly Statement[] = [
  {
    id: 'reviews',
    line: 1,
    say({ facts }) {
      if (!facts) return '文稿的审核和保密审查见审核记录。';
      const { submitted, returned } = facts.reviews;
      if (submitted === 0) return '本年度审核记录中没有送审的文稿。';
      const sentBack = orNone(returned, '没有退回修改的', '其中退回修改 {{reviews.returned}} 篇次');
      return `文稿分级审核、先审后发，依次经{{reviews.steps}}；本年度送审 {{reviews.submitted}} 篇次，审核通过 {{reviews.passed}} 篇次，${sentBack}。`;
    },
    href: () => '/console/documents',
    wants: { what: '在本平台送审的文稿', href: () => '/console/documents/new' },
  },
  {
    id: 'secrecy',
    line: 1,
    say({ facts }) {
      if (!facts || facts.reviews.secrecyPassed + facts.reviews.secrecyReturned === 0) return undefined;
      const failed = orNone(
        facts.reviews.secrecyReturned,
        '没有因保密审查退回的',
        '退回 {{reviews.secrecyReturned}} 篇次',
      );
      return `公开前进行保密审查，本年度通过 {{reviews.secrecyPassed}} 篇次，${failed}。`;
    },
    href: () => '/console/documents',
    wants: { what: '保密审查的意见（由保密审查员审核文稿时作出）' },
  },
  {
    id: 'checks',
    line: 2,
    say({ facts }) {
      const {
        drafted = 0,
        found = 0,
        stopped = 0,
        mended = 0,
        acknowledged = 0,
        released = 0,
      } = facts?.management ?? {};
      const { since, draftedSince } = facts?.management ?? {};
      const early = `起草时按自动检查的提示改正 {{checks.drafted}} 处${draftedSince ? '（自 {{checks.draftedSince}} 起统计）' : ''}`;
      if (found === 0) return drafted > 0 ? `${early}。` : undefined;
      const parts = [
        ...orLeftOut(mended, '，修改 {{checks.mended}} 处'),
        ...orLeftOut(acknowledged, '，逐处核对确认 {{checks.acknowledged}} 处'),
        ...orLeftOut(released, '，经保密审查放行 {{checks.released}} 处'),
      ];
      const of = orNone(stopped, '', '（其中自动拦下 {{checks.stopped}} 处）');
      const from = since ? '（自 {{checks.since}} 起统计）' : '';
      return `${drafted > 0 ? `${early}；` : ''}公开前自动检查发现需修改、核对的内容 {{checks.found}} 处${of}${parts.join('')}${from}。`;
    },
    href: ({ year }) => `${FIGURES}?year=${year}`,
    wants: {
      what: '公开前自动检查的记录（启用后送审文件、拟写答复时自动记，此前的年度没有）',
      href: () => '/console/documents',
    },
  },
  {
    id: 'copies',
    line: 2,
    say({ facts }) {
      const { masked = 0, cleaned = 0 } = facts?.management ?? {};
      const parts = [
        ...orLeftOut(masked, '遮盖个人信息 {{checks.masked}} 处'),
        ...orLeftOut(cleaned, '清理文件附带信息 {{checks.cleaned}} 项'),
      ];
      return parts.length ? `附件公开前${parts.join('，')}。` : undefined;
    },
    href: ({ year }) => `${FIGURES}?year=${year}`,
    wants: { what: '附件的公开版（附件经遮盖、清理后公开的，自动记）', href: () => '/console/documents' },
  },
  {
    id: 'inspection',
    line: 2,
    say({ facts }) {
      const { nights = 0, nightFound = 0, nightGone = 0, nightJudged = 0 } = facts?.management ?? {};
      if (nights === 0) return undefined;
      const parts = [
        orNone(nightFound, '没有发现需要处理的内容', '发现疑似问题 {{inspection.found}} 处'),
        ...orLeftOut(nightGone, '消除 {{inspection.gone}} 处'),
        ...orLeftOut(nightJudged, '核对无误 {{inspection.judged}} 处'),
      ];
      return `对已公开的信息每日巡检，全年 {{inspection.nights}} 次，${parts.join('，')}。`;
    },
    href: ({ year }) => `${FIGURES}?year=${year}`,
    wants: {
      what: '每日巡检的记录（启用后每天凌晨自动巡检，此前的年度没有）',
      href: () => '/console/inspection',
    },
  },
  {
    id: 'reassessment',
    line: 2,
    say({ facts }) {
      const { assessed = 0, opened = 0, disclosed = 0, left = 0 } = facts?.reassessment ?? {};
      if (assessed === 0) return undefined;
      const parts = [
        orNone(opened, '没有可以改为公开的', '可以改为公开的 {{reassessment.opened}} 件'),
        ...orLeftOut(disclosed, '已经公布 {{reassessment.disclosed}} 件'),
        ...orLeftOut(left, '到期还没有评估的 {{reassessment.left}} 件'),
      ];
      return `对没有公开的政府信息定期评估 {{reassessment.assessed}} 件，${parts.join('，')}。`;
    },
    href: ({ year }) => recordsHref(year, 'assessed'),
    wants: { what: '没有公开的信息的评估记录', href: () => REASSESSMENT },
  },
  {
    // numbers of the day of writing: people come and go, and a text under review does not change with them
    id: 'people',
    line: 3,
    say: ({ facts }) =>
      facts && facts.people.writing > 0 && facts.people.reviewing > 0
        ? `至本报告编制时，撰写和登记信息的人员 ${facts.people.writing} 名，审核、签发的人员 ${facts.people.reviewing} 名。`
        : undefined,
    href: () => '/console/reviews/chain',
    wants: { what: '信息员和审核人员的账号（由系统管理员新增）' },
  },
];
