import { interactionHref } from '../../links.ts';
import { orNone, type Statement } from './statement.ts';

/** What the public was asked, what came of it, and what was answered to all: 互动 within 平台建设. 《重大行政决策程序暂行条例》
 *  arts. 14–16 for 意见征集. What did not happen is not told; a 0 is told of what was counted. */
export const interaction: readonly Statement[] = [
  {
    id: 'consultations',
    line: 6,
    say({ facts }) {
      if (!facts) return undefined;
      const { opened, comments } = facts.interaction.consultations;
      if (opened === 0) return comments > 0 ? '上年开始的意见征集收到意见 {{consultations.comments}} 条。' : undefined;
      const came = orNone(comments, '没有收到意见', '收到意见 {{consultations.comments}} 条');
      return `向社会公开征集意见 {{consultations.opened}} 项，${came}。`;
    },
    href: ({ year, facts }) =>
      interactionHref(year, `consultations.${facts!.interaction.consultations.opened > 0 ? 'opened' : 'comments'}`),
    wants: { what: '向社会公开征集意见（在“意见征集”中起草、送审）', href: () => '/console/consultations' },
  },
  {
    id: 'results',
    line: 6,
    say({ facts }) {
      if (!facts) return undefined;
      const { answered, considered, adopted } = facts.interaction.consultations;
      if (answered === 0) return undefined;
      if (considered === 0) return '征集结束后公布采纳情况 {{consultations.answered}} 项。';
      const taken = orNone(adopted, '没有采纳的', '采纳和部分采纳 {{consultations.adopted}} 条');
      return `征集结束后公布采纳情况 {{consultations.answered}} 项，涉及意见 {{consultations.considered}} 条，${taken}。`;
    },
    href: ({ year }) => interactionHref(year, 'consultations.answered'),
  },
  {
    id: 'surveys',
    line: 6,
    say({ facts }) {
      if (!facts) return undefined;
      const { opened, answers } = facts.interaction.surveys;
      if (opened === 0) return answers > 0 ? '上年开始的问卷调查收到答卷 {{surveys.answers}} 份。' : undefined;
      const came = orNone(answers, '没有收到答卷', '收到答卷 {{surveys.answers}} 份');
      return `开展问卷调查 {{surveys.opened}} 项，${came}。`;
    },
    href: ({ year, facts }) =>
      interactionHref(year, `surveys.${facts!.interaction.surveys.opened > 0 ? 'opened' : 'answers'}`),
    wants: { what: '问卷调查（在“问卷调查”中拟题、送审）', href: () => '/console/surveys' },
  },
  {
    id: 'topics',
    line: 6,
    say({ facts }) {
      if (!facts) return undefined;
      const { published, answered, closed } = facts.interaction.topics;
      if (published + answered + closed === 0) return undefined;
      const parts = [
        ...(published > 0 ? ['发布热点回应 {{topics.published}} 个'] : []),
        ...(answered > 0 ? ['作出回应 {{topics.answered}} 次'] : []),
        ...(closed > 0 ? ['办结 {{topics.closed}} 个'] : []),
      ];
      return `对群众集中关心的事项${parts.join('，')}。`;
    },
    href: ({ year, facts }) => {
      const { published, answered } = facts!.interaction.topics;
      return interactionHref(year, `topics.${published > 0 ? 'published' : answered > 0 ? 'answered' : 'closed'}`);
    },
    wants: { what: '热点回应（群众集中关心的事，什么时候说了什么）', href: () => '/console/topics' },
  },
];
