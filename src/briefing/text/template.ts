import type { MonthFigures } from './figures.ts';
import type { Part } from './parts.ts';

/** The wording of a part where nobody has written their own: what the month's books hold, with live figures in double
 *  braces. A figure whose room is not there is not spoken of. */
export function templateText(part: Part, { of }: MonthFigures): string {
  const n = (id: string): number => of[id]?.value ?? 0;
  const whole = (id: string): number => of[id]?.whole ?? 0;
  const lines = TEMPLATES[part]({ has: (id) => of[id] !== undefined, n, whole });
  return lines.filter((line) => line !== '').join('\n');
}

interface Books {
  has(id: string): boolean;
  n(id: string): number;
  whole(id: string): number;
}

const TEMPLATES: Record<Part, (books: Books) => string[]> = {
  publishing: ({ has, n }) => [
    has('published')
      ? '{{month}}，本机关通过各公开渠道主动公开政府信息 {{published}} 条次，{{published.comparison}}；本年累计 {{published.year}} 条次。'
      : '',
    has('published') && n('published') ? '按渠道：{{published.by.channel}}。' : '',
    has('published.late')
      ? n('published.late')
        ? '自形成或者变更之日起超过 20 个工作日才公开的 {{published.late}} 条。'
        : '没有自形成或者变更之日起超过 20 个工作日才公开的信息。'
      : '',
  ],
  owed: ({ has, whole }) => [
    has('dues.timely')
      ? whole('dues.timely')
        ? '本月到期应公开事项 {{dues.timely.whole}} 项，按期公开 {{dues.timely.part}} 项，及时率 {{dues.timely}}；已公开 {{dues.covered.part}} 项，覆盖率 {{dues.covered}}。'
        : '本月没有到期的应公开事项。'
      : '',
    has('dues.late') ? '月末逾期未公开的 {{dues.late}} 项。' : '',
  ],
  applications: ({ has, whole }) => [
    has('applications')
      ? '本月收到政府信息公开申请 {{applications}} 件，{{applications.comparison}}；本年累计 {{applications.year}} 件。'
      : '',
    has('applications.timely')
      ? whole('applications.timely')
        ? '办结 {{applications.timely.whole}} 件，其中在法定期限内办结 {{applications.timely.part}} 件。办理结果：{{applications.timely.by.reply}}。'
        : '本月没有办结的申请。'
      : '',
    has('applications.overdue') ? '月末超过法定期限没有办结的 {{applications.overdue}} 件。' : '',
  ],
  messages: ({ has, n, whole }) => [
    has('messages') ? '本月收到留言 {{messages}} 件，{{messages.comparison}}；本年累计 {{messages.year}} 件。' : '',
    has('messages') && n('messages') ? '按种类：{{messages.by.sort}}。' : '',
    has('messages.timely')
      ? whole('messages.timely')
        ? '答复 {{messages.timely.whole}} 件，其中按期答复 {{messages.timely.part}} 件。'
        : '本月没有答复的留言。'
      : '',
    whole('messages.content')
      ? '留言人评价 {{messages.content.whole}} 件，满意和基本满意 {{messages.content.part}} 件。'
      : '',
  ],
  supervision: ({ has, n, whole }) => [
    has('site.score')
      ? whole('site.score')
        ? '最近一次网站自查得 {{site.score}} 分；本月出现单项否决的自查 {{site.vetoed}} 次。'
        : '本月没有完成的网站自查。'
      : '',
    n('training.sessions') ? '举办培训 {{training.sessions}} 场，参加 {{training.attendances}} 人次。' : '',
    n('orders') ? '收到督办单 {{orders}} 件，月末超期未反馈的 {{orders.overdue}} 件。' : '',
  ],
  next: ({ n }) => {
    const found = PROBLEMS.filter(({ id }) => n(id) > 0);
    if (!found.length)
      return ['台账没有反映出逾期、超期和单项否决的问题。', '下月安排：按月核对台账，发现问题及时改正。'];
    return [
      `存在的问题：${found.map(({ problem }) => problem).join('；')}。`,
      `下月安排：${found.map(({ remedy }) => remedy).join('；')}。`,
    ];
  },
};

/** What a month's books may show that ought not to be, and what is done about it. */
const PROBLEMS: readonly { id: string; problem: string; remedy: string }[] = [
  {
    id: 'dues.late',
    problem: '逾期未公开事项 {{dues.late}} 项',
    remedy: '逐项督促责任科室、村（社区）公开或者说明原因',
  },
  {
    id: 'published.late',
    problem: '超过法定时限公开信息 {{published.late}} 条',
    remedy: '逐条查明原因，信息形成后及时送审',
  },
  {
    id: 'applications.overdue',
    problem: '超期未办结的申请 {{applications.overdue}} 件',
    remedy: '尽快答复超期的申请，并向申请人说明',
  },
  { id: 'site.vetoed', problem: '网站自查出现单项否决 {{site.vetoed}} 次', remedy: '按整改清单改正，由机器复查' },
  { id: 'orders.overdue', problem: '督办单超期未反馈 {{orders.overdue}} 件', remedy: '按督办单要求整改并反馈' },
];
