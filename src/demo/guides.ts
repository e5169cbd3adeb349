import { emptyGuide, type GuideContent, parseMaterials, type WindowContent } from '../guides/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/files.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Filed } from './filed.ts';
import { keepSampleForm } from './guide-sample.ts';
import { translated } from './guide-translations.ts';
import type { OfficeCode } from './town.ts';

type Row = [
  title: string,
  window: number,
  office: OfficeCode,
  subject: GuideContent['subject'],
  basis: string,
  conditions: string,
  materials: string,
  promised: string,
  result: string,
  /** working days since somebody looked at it */
  checked?: number,
];

/** The paper of which there is a form to fill in. */
const SAMPLED = '临时救助申请书';
const ID = '居民身份证，复印件1，双面复印';
/** Invented matters of the hall; the last one nobody looked at for long. */
const matters: Row[] = [
  [
    ...(['临时救助申请（演示）', 1, 'shb', 'relief', '《社会救助暂行办法》第九章'] as const),
    '家庭或者个人因火灾、交通事故、重大疾病等原因，基本生活暂时出现严重困难。',
    `临时救助申请书，原件1，本人签字\n${ID}\n困难情况说明，原件1，可以在窗口填写`,
    ...(['10 个工作日；情况紧急的先行救助', '救助金发放到申请人账户'] as const),
  ],
  [
    ...(['最低生活保障申请（演示）', 1, 'shb', 'relief', '《社会救助暂行办法》第二章'] as const),
    '共同生活的家庭成员人均收入低于当地最低生活保障标准，且家庭财产符合规定。',
    `申请书，原件1\n居民户口簿，原件1，复印件1，全部页\n家庭收入和财产声明，原件1，全体成员签字`,
    ...(['25 个工作日', '批准的，发给最低生活保障证，按月发放'] as const),
  ],
  [
    ...(['残疾人两项补贴申请（演示）', 1, 'shb', 'elderly', '国家和省关于残疾人两项补贴制度的规定'] as const),
    '持有残疾人证，符合困难残疾人生活补贴或者重度残疾人护理补贴条件。',
    `残疾人证，原件1，复印件1\n${ID}\n补贴申请审批表，原件1`,
    ...(['15 个工作日', '符合条件的，自申请当月起按月发放'] as const),
  ],
  [
    ...(['城乡居民基本养老保险参保登记（演示）', 2, 'shb', 'social', '城乡居民基本养老保险的有关规定'] as const),
    '年满十六周岁（不含在校学生），未参加职工基本养老保险。',
    `${ID}\n居民户口簿，出示即可`,
    ...(['当场办结', '完成参保登记，打印登记表'] as const),
  ],
  [
    ...(['城乡居民医疗保险参保登记（演示）', 2, 'shb', 'health', '城乡居民基本医疗保险的有关规定'] as const),
    '本镇户籍或者持居住证的城乡居民，未参加职工基本医疗保险。',
    ID,
    ...(['当场办结', '完成参保登记'] as const),
  ],
  [
    ...(['生育服务登记（演示）', 3, 'shb', 'family', '《中华人民共和国人口与计划生育法》'] as const),
    '夫妻一方户籍在本镇，或者在本镇居住。',
    '居民户口簿，出示即可\n结婚证，出示即可',
    ...(['当场办结', '完成登记，发给登记凭证'] as const),
  ],
  [
    ...(['农村宅基地审批（演示）', 4, 'nyz', 'land', '《中华人民共和国土地管理法》第六十二条'] as const),
    '农村村民一户只能拥有一处宅基地；申请建房符合规划和用途管制。',
    '宅基地和建房申请表，原件2\n农村宅基地使用承诺书，原件1\n居民户口簿，复印件1',
    ...(['20 个工作日', '批准的，发给农村宅基地批准书'] as const),
  ],
  [
    ...([
      '农村土地承包经营权流转备案（演示）',
      4,
      'nyz',
      'farming',
      '《中华人民共和国农村土地承包法》第四十条',
    ] as const),
    '承包方与受让方已签订书面流转合同。',
    '流转合同，原件1，复印件1\n双方身份证明，复印件1',
    ...(['3 个工作日', '予以备案，登记在册'] as const),
  ],
  [
    ...(['惠农补贴信息变更（演示）', 5, 'czs', 'farming', '惠农补贴“一卡通”管理的有关规定'] as const),
    '补贴对象的银行账户、姓名等信息有变化。',
    `信息变更申请表，原件1\n${ID}\n银行卡，复印件1`,
    ...(['3 个工作日', '下一次发放起按新信息发放'] as const),
  ],
  [
    ...(['小餐饮经营登记代办（演示）', 6, 'bmz', 'business', '省关于小餐饮管理的规定'] as const),
    '在本镇有固定经营场所，从事小餐饮经营。',
    `登记申请书，原件1\n经营场所证明，复印件1\n${ID}`,
    ...(['转报后 5 个工作日', '由登记机关发给登记证'] as const),
  ],
  [
    ...(['临时占用镇区道路备案（演示）', 6, 'zfd', 'city', '《城市道路管理条例》第三十一条'] as const),
    '因建设、举办活动等需要临时占用镇区道路。',
    '申请书，原件1，写明地点、面积和期限\n现场平面示意图，原件1',
    ...(['5 个工作日', '同意的，发给备案回执'] as const),
  ],
  [
    ...(['退役军人信息采集（演示）', 3, 'shb', 'veterans', '《中华人民共和国退役军人保障法》'] as const),
    '户籍在本镇的退役军人和其他优抚对象。',
    '退役证件，出示即可\n居民身份证，出示即可',
    ...(['当场办结', '完成信息采集'] as const),
    140,
  ],
];

const windows: [number: number, name: string, office: OfficeCode, place: string][] = [
  [1, '社会救助', 'shb', '便民服务大厅东侧'],
  [2, '社会保险', 'shb', '便民服务大厅东侧'],
  [3, '户籍婚育和退役军人', 'shb', '便民服务大厅北侧'],
  [4, '农业农村和土地', 'nyz', '便民服务大厅北侧'],
  [5, '惠农补贴', 'czs', '便民服务大厅西侧'],
  [6, '综合受理', 'bmz', '便民服务大厅西侧'],
];

/** Writes the six windows of the hall and what they take; one paper has a sample. @param today the demonstration's day */
export async function addGuides(tx: Tx, files: FileStore, filed: Filed, today: string): Promise<void> {
  const { authorityId, offices, staff } = filed;
  const [by, signer] = [staff.get('head')!.name, staff.get('signer')!.name];
  const ids = new Map<number, number>();
  for (const [number, name, office, place] of windows) {
    const { id } = await tx
      .insertInto('service_windows')
      .values({
        ...{ authority_id: authorityId, office_id: offices.get(office)!, number, saved_by: by, closed_at: null },
        ...{ content: JSON.stringify(windowOf(number, name, place)), saved_at: inOffice('2022-01-05', 60) },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.set(number, id);
  }
  const sample = await keepSampleForm(tx, files, inOffice(workingDaysBefore(today, 10), 30));
  for (const [n, row] of matters.entries()) {
    const [, window, office, , , , , , , checked = 10 + n] = row;
    const day = workingDaysBefore(today, checked);
    const at = inOffice(day, 30 + n * 5);
    const content = translated(guideOf(row));
    const mine = content.materials?.find(({ name }) => name === SAMPLED);
    if (mine) mine.sample = sample;
    const { id } = await tx
      .insertInto('guides')
      .values({
        ...{ authority_id: authorityId, office_id: offices.get(office)!, draft: null, withdrawn_at: null },
        ...{ saved_by: by, saved_at: at, checked_on: day, checked_by: by },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('guide_versions')
      .values({
        ...{
          guide_id: id,
          authority_id: authorityId,
          content: JSON.stringify(content),
          submitted_by: by,
        },
        ...{ signed_by: signer, published_at: at, until: null },
      })
      .execute();
    if (mine)
      await tx
        .insertInto('guide_samples')
        .values({ guide_id: id, file_hash: sample.hash, name: sample.name, uploaded_by: by, uploaded_at: at })
        .execute();
    await tx
      .insertInto('window_guides')
      .values({ window_id: ids.get(window)!, guide_id: id, authority_id: authorityId })
      .execute();
  }
}

function windowOf(number: number, name: string, place: string): WindowContent {
  const day: [number, number][] = [
    [8 * 60 + 30, 11 * 60 + 30],
    [13 * 60 + 30, 17 * 60],
  ];
  const saturday: [number, number][] = number === 6 ? [[9 * 60, 11 * 60 + 30]] : [];
  return {
    ...{ name, place, telephone: '0000-0000000', person: '窗口负责人', exceptions: [] },
    hours: [day, day, day, day, day, saturday, []],
  };
}

function guideOf([title, , , subject, basis, conditions, papers, promisedLimit, result]: Row): GuideContent {
  const materials = parseMaterials(papers);
  return {
    ...emptyGuide(title),
    ...{ audiences: subject === 'business' || subject === 'city' ? ['person', 'organization'] : ['person'], subject },
    ...{ basis, conditions, promisedLimit, result, charged: false, legalLimit: '自受理之日起 30 个工作日' },
    materials: typeof materials === 'string' ? null : materials,
    steps: '到窗口提出申请，提交材料\n材料齐全的当场受理，不齐的一次告知\n审核，需要核实的入户了解\n办结，告知结果',
    ...{ telephone: '0000-0000000', supervision: '0000-0000001' },
  };
}
