import { workingDaysBefore } from './calendar.ts';
import type { Planned } from './plan.ts';

type Standing = Pick<Planned, 'title' | 'office' | 'column' | 'item' | 'body'>;

const paragraphs = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');

/** What stands in columns that the years do not fill: no column of a living town is empty. 国办秘函〔2019〕19号 */
const texts: readonly Standing[] = [
  {
    title: '绥芬河镇人民政府机构设置和职责',
    office: 'dzb',
    column: 'jigou',
    item: '20.2',
    body: paragraphs(
      '镇政府内设党政综合办公室、经济发展办公室、社会事务办公室、财政所、综合行政执法队，下设便民服务中心、农业农村服务中心。',
      '各科室的职责、办公地址和电话见“机关概况”。',
    ),
  },
  {
    title: '关于便民服务中心办公时间的公告（演示）',
    office: 'bmz',
    column: 'gonggao',
    item: '20.2',
    body: paragraphs('便民服务中心工作日 8:30 至 11:30、13:30 至 17:00 受理事项，急办事项可以预约延时办理。'),
  },
  {
    title: '关于进一步规范村级临时救助申请受理工作的意见（演示）',
    office: 'shb',
    column: 'zhengce',
    item: '20.1',
    body: paragraphs(
      '各村、社区收到临时救助申请后，当日登记，两个工作日内入户了解情况，情况紧急的先行救助。',
      '救助结果在村务公开栏公示七天，同时在镇政府网站公开，公示内容隐去住址、证件号码和病情。',
    ),
  },
  {
    title: '《关于进一步规范村级临时救助申请受理工作的意见》解读（演示）',
    office: 'shb',
    column: 'jiedu',
    item: '20.11',
    body: paragraphs(
      '什么情况可以申请：家庭因火灾、交通事故、重大疾病等原因基本生活暂时困难的，可以申请临时救助。',
      '多久有结果：一般情况十个工作日内办结；情况紧急的，先行救助，再补齐材料。',
    ),
  },
];

/** They are a few weeks old whenever the demonstration is loaded; before 2024 nothing is added to the years of the seed. */
export function planStanding(today: string): Planned[] {
  if (today < '2024-02-01') return [];
  const day = workingDaysBefore(today, 12);
  return texts.map((text) => ({
    ...text,
    month: day.slice(0, 7),
    day,
    formedOn: workingDaysBefore(day, 3),
    keywords: [],
    channels: ['website'],
  }));
}
