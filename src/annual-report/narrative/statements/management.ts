import { orNone, type Statement } from './statement.ts';

/** 政府信息管理情况: who let what pass. 条例 arts. 17, 50(五) */
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
    // numbers of the day of writing: people come and go, and a text under review does not change with them
    id: 'people',
    line: 2,
    say: ({ facts }) =>
      facts && facts.people.writing > 0 && facts.people.reviewing > 0
        ? `至本报告编制时，撰写和登记信息的人员 ${facts.people.writing} 名，审核、签发的人员 ${facts.people.reviewing} 名。`
        : undefined,
    href: () => '/console/reviews/chain',
    wants: { what: '信息员和审核人员的账号（由系统管理员新增）' },
  },
];
