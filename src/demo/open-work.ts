import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { sanitise, textOf } from '../publishing/index.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import { authorFor } from './desks.ts';
import type { Filed } from './filed.ts';
import type { ColumnSlug, OfficeCode } from './town.ts';

/** How far a text has come: a draft, submitted and let pass by so many reviewers, sent back, signed, set for a time. */
type Stage = 'draft' | 0 | 1 | 2 | 'returned' | 'approved' | 'scheduled';

interface Work {
  title: string;
  office: OfficeCode;
  column: ColumnSlug;
  item: string;
  stage: Stage;
  paragraphs: string[];
}

const works: readonly Work[] = [
  {
    title: '关于开展冬季取暖安全检查的通知',
    office: 'zfd',
    column: 'gonggao',
    item: '20.13',
    stage: 'draft',
    paragraphs: ['请各村、各社区对取暖设备、烟道和用电线路进行一次检查，发现隐患立即登记整改。'],
  },
  {
    title: '城乡居民医疗保险参保缴费问答',
    office: 'shb',
    column: 'jiedu',
    item: '20.11',
    stage: 'draft',
    paragraphs: ['为便于群众办理缴费，现将常见问题整理如下，包括缴费时间、途径和特殊群体资助办法。'],
  },
  {
    title: '建设村机动地发包结果公示',
    office: 'jsc',
    column: 'tudi',
    item: '21.3',
    stage: 'draft',
    paragraphs: ['经村民代表会议讨论，本年度机动地发包结果公示如下，公示期七天。'],
  },
  {
    title: '便民服务中心节假日值班安排',
    office: 'bmz',
    column: 'banshi',
    item: '20.5',
    stage: 0,
    paragraphs: [
      '节假日期间，便民服务中心窗口照常受理急办事项，其他事项可先在网上提交材料。',
      '值班人员接到来电后当场答复或者登记转办，并在两个工作日内回访。',
    ],
  },
  {
    title: '迎晖社区集体收支明细公开',
    office: 'yhs',
    column: 'jiti',
    item: '20.15',
    stage: 0,
    paragraphs: ['本季度社区集体收入、支出和结余情况经居务监督小组审核，现予公开。居民如有疑问，可到社区查阅票据。'],
  },
  {
    title: '临时救助申请条件和办理程序',
    office: 'shb',
    column: 'jiuzhu',
    item: '21.8',
    stage: 1,
    paragraphs: [
      '家庭因火灾、交通事故、重大疾病等原因生活暂时困难的，可以申请临时救助。',
      '申请人向户籍所在地或者居住地的村（社区）提出申请，由镇社会事务办公室审核。情况紧急的，先行救助再补齐材料。',
    ],
  },
  {
    title: '农田灌溉渠道清淤工程实施情况',
    office: 'nyz',
    column: 'shuili',
    item: '21.2',
    stage: 2,
    paragraphs: ['清淤工程已完成施工，经现场查验，渠道过水通畅。工程由村集体负责日常管护，损坏处及时报修。'],
  },
  {
    title: '招商项目服务专员工作安排',
    office: 'jjb',
    column: 'xiangmu',
    item: '20.10',
    stage: 'returned',
    paragraphs: ['每个在建项目由一名服务专员负责联系，协助办理用地、用电、用水等手续。'],
  },
  {
    title: '惠农补贴面积核实结果公示',
    office: 'czs',
    column: 'butie',
    item: '21.1',
    stage: 'approved',
    paragraphs: ['各村上报的补贴面积经入户核实，现予公示。对结果有异议的，请在公示期内向财政所或者所在村提出。'],
  },
  {
    title: '政务公开栏更新安排',
    office: 'dzb',
    column: 'gonggao',
    item: '20.2',
    stage: 'scheduled',
    paragraphs: ['镇政务公开栏每月更新两次，各科室应在更新前两个工作日提供内容，过期内容同时撤下。'],
  },
];

export interface Begun {
  documentId: number;
  office: OfficeCode;
  stage: Stage;
}

/** A few texts that are being written, so that a newcomer finds work on every desk; `advance` brings them further. */
export async function addOpenWork(tx: Tx, filed: Filed, now: Date): Promise<Begun[]> {
  const begun: Begun[] = [];
  const day = workingDaysBefore(dayOf(now), 3);
  for (const [n, { title, office, column, item, stage, paragraphs }] of works.entries()) {
    const at = inOffice(day, 25 + n * 31);
    const author = authorFor(filed, office);
    const { id } = await tx
      .insertInto('documents')
      .values({
        authority_id: filed.authorityId,
        office_id: filed.offices.get(office)!,
        author_id: author.id,
        state: 'draft',
        is_demo: true,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const html = sanitise(paragraphs.map((text) => `<p>${text}</p>`).join(''));
    const revision = await tx
      .insertInto('revisions')
      .values({
        document_id: id,
        number: 1,
        author_id: author.id,
        saved_by: author.id,
        created_at: at,
        saved_at: at,
        title,
        body_html: html,
        body_text: textOf(html),
        column_id: filed.columns.get(column)!,
        article_item: item,
        formed_on: day,
        source: '绥芬河镇人民政府',
        keywords: ['演示数据'],
        channels: ['website', 'board'],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.updateTable('documents').set({ revision_id: revision.id }).where('id', '=', id).execute();
    await tx
      .insertInto('document_events')
      .values({
        document_id: id,
        revision_id: revision.id,
        at,
        staff_id: author.id,
        staff_name: author.name,
        kind: 'created',
      })
      .execute();
    begun.push({ documentId: id, office, stage });
  }
  return begun;
}
