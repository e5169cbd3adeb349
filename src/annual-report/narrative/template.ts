import { CHANNELS, type Channel, channelNames, channels } from '../../law/index.ts';
import { type Counted, figureText, totalOf } from './live-figures.ts';
import type { Part } from './parts.ts';

/** The wording of a part where nobody has written their own, for any authority and year: it says what the books know,
 *  also when they are empty, with live figures in double braces. */
export function templateText(part: Part, counted: Counted): string {
  return templates[part](counted).join('\n');
}

const paragraph = (...sentences: (string | false)[]): string => sentences.filter(Boolean).join('');
const number = (name: string, counted: Counted): number => Number(figureText(name, counted));

const templates: Record<Part, (counted: Counted) => string[]> = {
  opening: () => [
    '本报告依照《中华人民共和国政府信息公开条例》和国务院办公厅规定的政府信息公开工作年度报告格式编制。所列数据的统计期限为 {{year}} 年 1 月 1 日至 12 月 31 日，均由信息公开台账逐条汇总。',
  ],
  publishing: (counted) => [publications(counted), documents(counted)],
  applications: (counted) => [paragraph(received(counted), outcomes(counted)), remedies(counted)],
  management: () => [
    '政府信息公开前逐级审核，先审后发：起草科室把关内容，审核人员核对语言文字、格式规范和政治导向，保密审查不通过的不予公开。审核意见与所审的文稿一一对应，文稿改动后重新审核。失效、废止的文件在网站上及时标明，撤下、更正均注明原因。',
  ],
  platforms: (counted) => [platforms(counted)],
  supervision: () => [
    '对照法定公开时限和栏目更新要求核对公开台账，超期、漏项的提醒相关科室改正；每条信息的经办、审核和公开凭据均有记录，可以倒查。本年度信息公开台账中没有责任追究的记录。',
  ],
  problems: (counted) => problems(counted),
  others: ({ applicationFees }) => [
    paragraph(
      applicationFees === 0n
        ? '本年度未收取政府信息公开信息处理费。'
        : '本年度收取政府信息公开信息处理费 {{applications.fees}} 元，已按规定上缴。',
      '无其他需要报告的事项。',
    ),
  ],
};

/** Of a region: no authority has both years. */
const nothingAlike = ({ compared }: Counted) => compared?.authorities === 0;

function publications(counted: Counted): string {
  const { channels: counts, before } = counted;
  if (totalOf(counts) === 0) return '本年度公开台账中没有主动公开信息的记录。';
  return paragraph(
    '本年度共公开信息 {{channels.total}} 条，其中在市政府网站主动公开 {{channels.website}} 条，微信公众号公开 {{channels.wechat}} 篇，其他方式公开 {{channels.rest}} 条。',
    (totalOf(before.channels) > 0 || nothingAlike(counted)) && '公开总数{{channels.comparison}}。',
  );
}

function documents({ tables: { two } }: Counted): string {
  const { issued, repealed, effective } = two.normativeDocuments;
  if (issued + repealed + effective === 0) return '本年度未制发行政规范性文件，也没有现行有效的行政规范性文件。';
  return '本年度制发行政规范性文件 {{two.normativeDocuments.issued}} 件，废止行政规范性文件 {{two.normativeDocuments.repealed}} 件，年末现行有效行政规范性文件 {{two.normativeDocuments.effective}} 件。';
}

function received({ tables: { three }, before }: Counted): string {
  if (three.received.total + three.carriedIn.total === 0) return '本年度未收到政府信息公开申请，也没有上年结转的申请。';
  const compared = before.tables.three.received.total > 0 && '新收数量{{applications.comparison}}。';
  if (three.received.total === 0)
    return paragraph('本年度未收到政府信息公开申请，上年结转 {{applications.carriedIn}} 件。', compared);
  return paragraph(
    '本年度新收政府信息公开申请 {{applications.received}} 件，上年结转 {{applications.carriedIn}} 件。',
    compared,
  );
}

const outcomeNames: [figure: string, label: string][] = [
  ['applications.granted', '予以公开'],
  ['applications.partial', '部分公开'],
  ['applications.refused', '不予公开'],
  ['applications.unable', '无法提供'],
  ['applications.notProcessed', '不予处理'],
  ['applications.other', '其他处理'],
];

function outcomes(counted: Counted): string {
  const { received, carriedIn, total } = counted.tables.three;
  if (received.total + carriedIn.total === 0) return '';
  if (total.total === 0) return '本年度没有办结的申请，结转下年度继续办理 {{applications.carriedOut}} 件。';
  const kinds = outcomeNames.filter(([name]) => number(name, counted) > 0);
  const listed = kinds.map(([name, label]) => `${label} {{${name}}} 件`).join('、');
  return `全年办结申请 {{applications.answered}} 件，其中${listed}；结转下年度继续办理 {{applications.carriedOut}} 件。`;
}

function remedies(counted: Counted): string {
  return number('remedies.total', counted) === 0
    ? '没有因政府信息公开引发的行政复议、行政诉讼。'
    : '因政府信息公开引发行政复议 {{remedies.reconsideration}} 件、行政诉讼 {{remedies.suits}} 件。';
}

const used = (counts: Record<Channel, number>) => channels.filter((channel) => counts[channel] > 0);

function platforms({ channels: counts }: Counted): string {
  const listed = used(counts).map((channel) => `${channelNames[channel]} {{channels.${channel}}} 条`);
  if (listed.length === 0) return '本年度公开台账中没有各平台公开信息的记录。';
  return `全年使用的公开平台和载体及其公开数量为：${listed.join('、')}。每条信息在何处、何时公开，凭据何在，逐条登记在主动公开台账中。`;
}

/** What the books give away: a problem, and what will be done about it. */
function shortcomings({ channels: counts, tables: { three } }: Counted): [problem: string, remedy: string][] {
  const total = totalOf(counts);
  const idle = channels.filter((channel) => CHANNELS[channel].place && counts[channel] === 0);
  const found: [string, string][] = [];
  if (total > 0 && counts.website * 2 < total)
    found.push([
      '政府网站公开的信息占全年公开总数的 {{channels.websiteShare}}，第一平台的作用发挥得还不够',
      '凡应当公开的信息先在政府网站发布，再由其他平台转发',
    ]);
  if (total > 0 && idle.length > 0)
    found.push([
      `${idle.map((channel) => channelNames[channel]).join('、')}全年没有公开记录，方便群众就近查看的渠道用得不充分`,
      '明确各公开载体的维护人员和更新频次，逐条登记',
    ]);
  if (three.carriedOut.total > 0)
    found.push([
      '年末尚有 {{applications.carriedOut}} 件申请未办结，办理进度需要加快',
      '对未办结的申请逐件明确经办人和答复期限',
    ]);
  return found.length > 0
    ? found
    : [
        [
          '公开的信息与群众的实际需求对接还不够紧密',
          '通过政务服务窗口和村（社区）联系人收集需求，充实民生领域的公开内容',
        ],
      ];
}

const ordinals = ['一是', '二是', '三是'];

function problems(counted: Counted): string[] {
  const found = shortcomings(counted);
  const list = (texts: string[]) =>
    texts.length === 1 ? texts[0] : texts.map((text, n) => `${ordinals[n]}${text}`).join('；');
  return [
    `存在的主要问题：${list(found.map(([problem]) => problem))}。`,
    `改进情况：${list(found.map(([, remedy]) => remedy))}。`,
  ];
}
