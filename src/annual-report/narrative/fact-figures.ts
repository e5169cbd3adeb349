import { FACILITIES, type FacilityKind, facilityKinds } from '../../channels/index.ts';
import { type Channel, channelNames, channels } from '../../law/index.ts';
import type { ColumnCount, Facts } from '../figures/facts.ts';
import { INTERACTION_FIGURES, interactionFigure, interactionFigures } from '../figures/interaction.ts';
import { SUPERVISED, supervisedFigures } from '../figures/supervised.ts';
import { share, totalOf } from './sums.ts';

type Channels = Record<Channel, number>;

/** A live figure out of what the books show besides tables and channels. */
export interface FactFigure {
  name: string;
  group: '财政和栏目' | '审核和监督' | '设施和人员' | '公开渠道' | '互动交流';
  label: string;
  value(facts: Facts, channels: Channels): string | number;
}

/** The channel through which more was made public than through any other; undefined where none or several lead. */
export function firstPlatform(counts: Channels): Channel | undefined {
  const most = Math.max(...Object.values(counts));
  const leading = channels.filter((channel) => counts[channel] === most);
  return most > 0 && leading.length === 1 ? leading[0] : undefined;
}

/** What there is of a kind, with how many. */
export function facilitiesOf({ facilities }: Facts, kind: FacilityKind) {
  const rows = facilities.filter((one) => one.kind === kind);
  return { rows, count: rows.reduce((sum, { count }) => sum + count, 0) };
}

const NAMED = 5;

/** Each by place and name, once: '便民服务大厅综合服务窗口、…'; those without either are not named. */
function namedOf(facts: Facts, kind: FacilityKind): string {
  const { rows } = facilitiesOf(facts, kind);
  const names = [...new Set(rows.map(({ place, name }) => `${place}${name}`))];
  return `${names.slice(0, NAMED).join('、')}${names.length > NAMED ? '等' : ''}`;
}

/** A channel as a report names it, the account by its own name: 微信公众号“百年旗镇”. */
function platformName(facts: Facts, counts: Channels): string {
  const first = firstPlatform(counts);
  if (!first) return '（没有）';
  const account = first === 'wechat' ? accountNames(facts) : '';
  return `${channelNames[first]}${account}`;
}

/** '“百年旗镇”'; empty where no account is recorded. */
const accountNames = (facts: Facts): string =>
  facilitiesOf(facts, 'wechat')
    .rows.map(({ name }) => `“${name}”`)
    .join('、');

const MOST = 8;

/** Columns of matters, not of news, in which most was made public. */
export function busiest({ columns }: Facts): ColumnCount[] {
  return columns
    .filter(({ kind, count }) => kind !== 'news' && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
}

/** Columns in which policies are explained. */
export const explaining = ({ columns }: Facts): ColumnCount[] => columns.filter(({ name }) => name.includes('解读'));
/** Columns about public money and that of villages. */
export const aboutMoney = ({ columns }: Facts): ColumnCount[] =>
  columns.filter(({ name }) => /财政|财务|收支/.test(name));
export const sumOf = (columns: readonly ColumnCount[]): number => columns.reduce((sum, { count }) => sum + count, 0);
const listed = (columns: readonly ColumnCount[]) => columns.map(({ name, count }) => `${name} ${count} 条`).join('、');
const newsIn = ({ columns }: Facts) => sumOf(columns.filter(({ kind }) => kind === 'news'));

const figure =
  (group: FactFigure['group']) =>
  (name: string, label: string, value: FactFigure['value']): FactFigure => ({ name, group, label, value });
const channel = figure('公开渠道');
const column = figure('财政和栏目');
const review = figure('审核和监督');
const facility = figure('设施和人员');
const asked = figure('互动交流');

export const FACT_FIGURES: readonly FactFigure[] = [
  channel('platforms.first', '公开数量最多的平台', platformName),
  channel('platforms.firstCount', '该平台的公开数量', (_facts, counts) => counts[firstPlatform(counts) ?? 'other']),
  channel('platforms.firstShare', '该平台所占比例', (_facts, counts) =>
    share(counts[firstPlatform(counts) ?? 'other'], totalOf(counts)),
  ),
  asked('messages.received', '收到群众留言（件）', ({ messages }) => messages.received),
  asked('messages.answered', '答复群众留言（件）', ({ messages }) => messages.answered),
  asked('messages.inTime', '其中按期答复（件）', ({ messages }) => messages.inTime),
  asked('messages.medianDays', '答复用时的中位数（工作日）', ({ messages }) => messages.medianDays ?? 0),
  asked('messages.rated', '留言人作出评价（件）', ({ messages }) => messages.rated),
  asked('messages.content', '其中满意和基本满意（件）', ({ messages }) => messages.content),
  ...interactionFigures.map((name) =>
    asked(name, INTERACTION_FIGURES[name], ({ interaction }) => interactionFigure(interaction, name)),
  ),
  column('finance.budget', '本年预算信息（按标题的年份）', ({ finance }) => finance.budget),
  column('finance.accounts', '上年决算信息（按标题的年份）', ({ finance }) => finance.accounts),
  column('columns.most', '公开较多的栏目（不计动态）', (facts) => listed(busiest(facts))),
  column('columns.money', '财政财务类栏目', (facts) => sumOf(aboutMoney(facts))),
  column('columns.money.named', '财政财务类各栏目', (facts) =>
    listed(aboutMoney(facts).filter(({ count }) => count > 0)),
  ),
  column('columns.explanations', '政策解读', (facts) => sumOf(explaining(facts))),
  column('columns.newsShare', '动态类栏目所占比例', (facts, counts) => share(newsIn(facts), totalOf(counts))),
  review('reviews.submitted', '送审的文稿（篇次）', ({ reviews }) => reviews.submitted),
  review('reviews.passed', '审核通过（篇次）', ({ reviews }) => reviews.passed),
  review('reviews.returned', '退回修改（篇次）', ({ reviews }) => reviews.returned),
  review('reviews.steps', '审核环节', ({ reviews }) => reviews.steps.join('、')),
  review('reviews.secrecyPassed', '保密审查通过（篇次）', ({ reviews }) => reviews.secrecyPassed),
  review('reviews.secrecyReturned', '保密审查退回（篇次）', ({ reviews }) => reviews.secrecyReturned),
  review('checks.drafted', '起草时按提示改正（处）', ({ management }) => management.drafted),
  review('checks.draftedSince', '起草时改正自何日起记账', ({ management }) => management.draftedSince ?? '（全年）'),
  review('checks.found', '送审前自动检查发现（处）', ({ management }) => management.found),
  review('checks.stopped', '其中拦下的（处）', ({ management }) => management.stopped),
  review('checks.mended', '发现后修改（处）', ({ management }) => management.mended),
  review('checks.acknowledged', '逐处核对确认（处）', ({ management }) => management.acknowledged),
  review('checks.released', '保密审查员放行（处）', ({ management }) => management.released),
  review('checks.viewed', '机器未识别，人工查看（处）', ({ management }) => management.viewed),
  review('checks.masked', '附件遮盖个人信息（处）', ({ management }) => management.masked),
  review('checks.cleaned', '附件清理附带信息（项）', ({ management }) => management.cleaned),
  review('checks.since', '自动检查自何日起记账', ({ management }) => management.since ?? '（全年）'),
  review('inspection.nights', '每日巡检（次）', ({ management }) => management.nights),
  review('inspection.found', '巡检发现（处）', ({ management }) => management.nightFound),
  review('inspection.gone', '巡检发现后消除（处）', ({ management }) => management.nightGone),
  review('inspection.judged', '巡检发现后核对无误（处）', ({ management }) => management.nightJudged),
  review('publishing.late', '超过 20 个工作日公开', ({ late }) => late),
  review('training.sessions', '举办培训（场）', ({ training }) => training.sessions),
  review('training.attendances', '参加培训（人次）', ({ training }) => training.attendances),
  review('training.people', '参加培训（人）', ({ training }) => training.people),
  review('training.hours', '培训学时', ({ training }) => training.hours),
  review('training.due', '应当参加培训（人）', ({ training }) => training.due),
  review('training.missing', '没有培训够（人）', ({ training }) => training.missing),
  review('reassessment.due', '没有公开的信息：应当评估（件）', ({ reassessment }) => reassessment.due),
  review('reassessment.assessed', '没有公开的信息：已经评估（件）', ({ reassessment }) => reassessment.assessed),
  review('reassessment.left', '没有公开的信息：没有评估（件）', ({ reassessment }) => reassessment.left),
  review('reassessment.opened', '没有公开的信息：评估为可以公开（件）', ({ reassessment }) => reassessment.opened),
  review(
    'reassessment.disclosed',
    '没有公开的信息：评估后已经公开（件）',
    ({ reassessment }) => reassessment.disclosed,
  ),
  review('assessment.rounds', '接受工作考核（次）', ({ assessment }) => assessment.rounds),
  review('assessment.results', '接受工作考核的结果', ({ assessment }) => assessment.results || '（没有）'),
  review('assessment.held', '考核下级机关和所属单位（个）', ({ assessment }) => assessment.held),
  review('assessment.appraisals', '社会评议（次）', ({ assessment }) => assessment.appraisals),
  review('assessment.answers', '社会评议的答卷（份）', ({ assessment }) => assessment.answers),
  review('accountability', '责任追究（起）', ({ accountability }) => accountability),
  ...supervisedFigures.map((name) => review(name, SUPERVISED[name], ({ supervised }) => supervised[name])),
  ...facilityKinds.flatMap((kind) => [
    facility(
      `facilities.${kind}`,
      `年末${FACILITIES[kind].label}（${FACILITIES[kind].unit}）`,
      (facts) => facilitiesOf(facts, kind).count,
    ),
    facility(`facilities.${kind}.named`, `${FACILITIES[kind].label}的地点和名称`, (facts) => namedOf(facts, kind)),
  ]),
  facility('places.all', '村、社区', ({ places }) => places.all),
  facility('places.withContact', '有联系人的村、社区（现在）', ({ places }) => places.withContact),
  facility('people.writing', '撰写、登记信息的人员（现在）', ({ people }) => people.writing),
  facility('people.reviewing', '审核、签发的人员（现在）', ({ people }) => people.reviewing),
];
