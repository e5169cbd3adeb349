import type { Across } from '../../platform/measures.ts';

/** What one chart of 统计分析 shows: rows of a measure, counted in one or two ways. */
export interface Board {
  /** of its address */
  id: string;
  title: string;
  /** id of the measure whose records are counted: all of them, of a share too */
  measure: string;
  /** '件'; of what is counted, which a share's own unit does not say */
  unit: string;
  /** months, nights, offices, or a grouping of the measure by its id */
  across: Extract<Across, string> | { grouping: string };
  /** the grouping that parts each column */
  lines?: string;
  /** its records know which office they are of */
  byOffice: boolean;
  /** what one should know to read it */
  note?: string;
}

export interface Section {
  id: string;
  title: string;
  boards: readonly Board[];
}

const published = { measure: 'published', unit: '条次', byOffice: true };
const late = { measure: 'published.late', unit: '条', byOffice: true };
const owed = { measure: 'dues.timely', unit: '项', lines: 'standing', byOffice: true };
const applied = { measure: 'applications', unit: '件', byOffice: false };
const closed = { measure: 'applications.timely', unit: '件', byOffice: false };
const asked = { measure: 'messages', unit: '件', byOffice: true };

/** The charts, in their order. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'publishing',
    title: '主动公开',
    boards: [
      { ...published, id: 'published-months', title: '主动公开，按月和渠道', across: 'month', lines: 'channel' },
      { ...published, id: 'published-offices', title: '主动公开，按科室', across: 'office', lines: 'channel' },
      {
        ...published,
        id: 'published-items',
        title: '主动公开，按《条例》所列事项',
        across: { grouping: 'item' },
        note: '没有记录的事项，本机关没有这类信息的，在指南或目录中说明；有的，应当公开（条例第二十条、第二十一条）。',
      },
      { ...late, id: 'late-months', title: '超过 20 个工作日才公开，按月', across: 'month' },
    ],
  },
  {
    id: 'owed',
    title: '应公开事项',
    boards: [
      { ...owed, id: 'dues-months', title: '到期事项，按月', across: 'month' },
      { ...owed, id: 'dues-offices', title: '到期事项，按科室', across: 'office' },
    ],
  },
  {
    id: 'applications',
    title: '依申请公开',
    boards: [
      { ...applied, id: 'applications-months', title: '收到申请，按月和申请人', across: 'month', lines: 'applicant' },
      { ...closed, id: 'replies', title: '办结申请，按办理结果', across: { grouping: 'reply' } },
      {
        ...closed,
        id: 'taken',
        title: '办结申请，按用时',
        across: 'month',
        lines: 'taken',
        note: '从收到到办结的自然日，包括补正、征求意见的时间；是否超期另按工作日计算。',
      },
    ],
  },
  {
    id: 'messages',
    title: '互动交流',
    boards: [
      { ...asked, id: 'messages-months', title: '收到留言，按月和种类', across: 'month', lines: 'sort' },
      { ...asked, id: 'messages-offices', title: '收到留言，按科室', across: 'office', lines: 'sort' },
      {
        measure: 'messages.content',
        unit: '件',
        byOffice: true,
        id: 'ratings',
        title: '留言评价，按答复的月份',
        across: 'month',
        lines: 'rating',
      },
    ],
  },
  {
    id: 'site',
    title: '政府网站',
    boards: [
      {
        measure: 'site.score',
        unit: '分',
        byOffice: false,
        id: 'score-months',
        title: '网站自查得分，按月',
        across: 'month',
        note: '每月最后一次完成的自查。',
      },
      {
        measure: 'site.score',
        unit: '分',
        byOffice: false,
        id: 'score-nights',
        title: '网站自查得分，最近 31 天',
        across: 'day',
      },
    ],
  },
];

export const boardById = (id: string): Board | undefined =>
  SECTIONS.flatMap(({ boards }) => boards).find((one) => one.id === id);
