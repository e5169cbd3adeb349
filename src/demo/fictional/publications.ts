import { type Composer, type Piece, story } from '../compose.ts';
import { retitled } from '../onward/titles.ts';
import { yearsTo } from '../onward/years.ts';
import { type Planned, planYear, type YearPlan } from '../plan.ts';
import { Random } from '../random.ts';
import { notices, type Subject } from '../subjects.ts';
import { cityIsElsewhereSince } from './to-city.ts';
import { villages } from './town.ts';

/** What the invented town made public in its lively year (226 times) and in the year before (136 times). */
export const publishedYears: readonly YearPlan[] = [
  {
    year: 2022,
    channels: { website: 52, wechat: 61, board: 12, serviceBoard: 4, screen: 0, kiosk: 0, groups: 7, other: 0 },
    shared: 24,
    late: 3,
  },
  {
    year: 2023,
    channels: { website: 88, wechat: 102, board: 18, serviceBoard: 6, screen: 0, kiosk: 0, groups: 12, other: 0 },
    shared: 40,
    late: 2,
  },
];

/** columns: slug, name, kind */
export const fictionalColumns = [
  ['gonggao', '通知公告', 'notice'],
  ['zhengce', '政策文件', 'policy'],
  ['dongtai', '工作动态', 'news'],
  ['caizheng', '财政信息', 'other'],
  ['butie', '惠农补贴', 'other'],
  ['tudi', '土地和宅基地', 'other'],
  ['xiangmu', '项目建设', 'other'],
] as const;
type ColumnSlug = (typeof fictionalColumns)[number][0];

const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const about = (
  topic: string,
  office: 'dzb' | 'nyz' | 'jsb',
  column: ColumnSlug,
  item: string,
  months: readonly number[],
  sentences: string[],
): Subject => ({ topic, office, column, item, months, sentences, titles: notices });

const subjects: readonly Subject[] = [
  about(
    '耕地地力保护补贴面积核实',
    'nyz',
    'butie',
    '21.1',
    [3, 4, 5, 6],
    ['逐户登记种植作物和面积。', '核实结果张榜公布，接受村民查询。', '面积有出入的，由村组人员到地头复量。'],
  ),
  about(
    '农机购置补贴受理',
    'nyz',
    'butie',
    '21.1',
    [2, 3, 9, 10],
    ['申请人携带购机发票和身份证明到窗口办理。', '机具经现场核验后登记编号。', '补贴资金汇入申请人账户，不收取费用。'],
  ),
  about(
    '灌溉渠道清淤',
    'nyz',
    'xiangmu',
    '21.2',
    [3, 4, 10, 11],
    ['清淤前公布停水时段。', '淤泥就近还田，渠口加装拦污网。', '完工后由用水户代表现场查看。'],
  ),
  about(
    '土地承包合同核对',
    'nyz',
    'tudi',
    '21.3',
    [1, 2, 11, 12],
    ['核对承包地块、面积和承包期限。', '合同文本一式三份，由村里、农户和镇里分别保存。', '遗失合同的农户可申请补签。'],
  ),
  about(
    '宅基地审批结果公布',
    'jsb',
    'tudi',
    '21.4',
    [4, 5, 6, 7, 8, 9, 10],
    ['审批结果张贴七日，写明面积和四至范围。', '开工前由工作人员到场放线。', '竣工后进行一次核验。'],
  ),
  about(
    '征收补偿安置登记',
    'jsb',
    'tudi',
    '21.5',
    [3, 5, 6, 9],
    ['补偿标准和计算办法随登记表发放。', '被征收人可在登记期内提出复核。', '补偿款项发放情况逐批公布。'],
  ),
  about(
    '通村道路养护',
    'jsb',
    'xiangmu',
    '20.10',
    [4, 5, 6, 7, 8, 9, 10],
    ['修补坑槽，清理边沟。', '施工期间设置绕行标志。', '养护费用按工程量据实结算。'],
  ),
  about(
    '危险房屋排查',
    'jsb',
    'gonggao',
    '20.13',
    [5, 6, 7, 11],
    ['逐户查看墙体、屋面和基础。', '鉴定为危险的，劝导住户及时搬离。', '排查结果录入台账，每季度复查。'],
  ),
  about('村级收支公布', 'dzb', 'caizheng', '20.15', all, [
    '收入和支出逐笔列明，附村务监督小组意见。',
    '单笔金额较大的支出附会议决定。',
    '村民可到村委会查看原始单据。',
  ]),
  about(
    '便民服务事项调整',
    'dzb',
    'gonggao',
    '20.5',
    [1, 4, 7, 10],
    ['调整后的事项由综合窗口统一受理。', '办理材料减少的，以新的办事指南为准。', '老年人可由村里代办员代办。'],
  ),
  about(
    '城乡居民养老保险认证',
    'dzb',
    'gonggao',
    '20.11',
    [5, 6, 7, 8],
    ['行动不便的老人由工作人员上门认证。', '认证结果当场告知。', '逾期未认证的，补办后补发待遇。'],
  ),
  about(
    '防汛值守',
    'dzb',
    'gonggao',
    '20.12',
    [6, 7, 8, 9],
    ['值守电话昼夜有人接听。', '转移路线和安置点在村口公布。', '雨情达到警戒时逐户通知。'],
  ),
  about('人居环境整治', 'dzb', 'dongtai', '20.15', all, [
    '清理房前屋后杂物，疏通排水沟。',
    '垃圾收集点每日清运。',
    '评比结果每季度公布一次。',
  ]),
  about(
    '政策文件清理',
    'dzb',
    'zhengce',
    '20.1',
    [3, 6, 9, 12],
    ['继续有效、修改和废止的文件分别列出。', '废止的文件不再作为办事依据。', '清理结果同步更新到网站。'],
  ),
];
const places = villages.map((name) => ({ name }));

/** @param titled under which titles a matter of a month is told */
function composer(titled: typeof retitled): Composer {
  const tell: Composer['site'] = (random, year, count, taken) =>
    Array.from({ length: count }, (): Piece => {
      const month = random.whole(1, 12);
      const subject = random.pick(subjects.filter(({ months }) => months.includes(month)));
      return story(random, titled(subject, year, month), { year, month }, { taken, from: places });
    });
  return { site: tell, wechat: tell };
}

export const fictionalComposer = composer((subject) => subject);

/** What it made public since, up to the day before; on its own site only as long as that was all there was. */
export function fictionalOnward(today: string): Planned[] {
  const told = composer(retitled);
  const taken = new Set<string>();
  const [, lively] = publishedYears as [YearPlan, YearPlan];
  const years = yearsTo(today).map((year) =>
    planYear({ ...lively, year }, told, { random: new Random(year + 7), taken }),
  );
  const since = cityIsElsewhereSince(today);
  const isOurs = ({ day, channels }: Planned) => day < since || !channels.includes('website');
  return years.flat().filter((one) => one.day < today && isOurs(one));
}
