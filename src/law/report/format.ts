/** Applicant kinds: the columns of table three before its total. 国办公开办函〔2021〕30号 */
export const APPLICANT_KINDS = {
  person: '自然人',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legalService: '法律服务机构',
  otherOrganisation: '其他',
} as const;
export type ApplicantKind = keyof typeof APPLICANT_KINDS;
export type Column = ApplicantKind | 'total';
export const APPLICANT_KIND_IDS = Object.keys(APPLICANT_KINDS) as ApplicantKind[];
export const COLUMNS: readonly Column[] = [...APPLICANT_KIND_IDS, 'total'];
export const COLUMN_LABELS: Record<Column, string> = { ...APPLICANT_KINDS, total: '总计' };

/** Outcome rows of table three: one application falls into exactly one. */
export const REPLY_ROWS = {
  granted: { group: '（一）予以公开', label: '' },
  partial: { group: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', label: '' },
  'refused.stateSecret': { group: '（三）不予公开', label: '1.属于国家秘密' },
  'refused.forbiddenByLaw': { group: '（三）不予公开', label: '2.其他法律行政法规禁止公开' },
  'refused.safetyAndStability': { group: '（三）不予公开', label: '3.危及“三安全一稳定”' },
  'refused.thirdPartyRights': { group: '（三）不予公开', label: '4.保护第三方合法权益' },
  'refused.internalAffairs': { group: '（三）不予公开', label: '5.属于三类内部事务信息' },
  'refused.process': { group: '（三）不予公开', label: '6.属于四类过程性信息' },
  'refused.enforcementFile': { group: '（三）不予公开', label: '7.属于行政执法案卷' },
  'refused.administrativeInquiry': { group: '（三）不予公开', label: '8.属于行政查询事项' },
  'unable.notHeld': { group: '（四）无法提供', label: '1.本机关不掌握相关政府信息' },
  'unable.toBeCreated': { group: '（四）无法提供', label: '2.没有现成信息需要另行制作' },
  'unable.stillUnclear': { group: '（四）无法提供', label: '3.补正后申请内容仍不明确' },
  'notProcessed.petition': { group: '（五）不予处理', label: '1.信访举报投诉类申请' },
  'notProcessed.repeated': { group: '（五）不予处理', label: '2.重复申请' },
  'notProcessed.publication': { group: '（五）不予处理', label: '3.要求提供公开出版物' },
  'notProcessed.excessive': { group: '（五）不予处理', label: '4.无正当理由大量反复申请' },
  'notProcessed.reissue': { group: '（五）不予处理', label: '5.要求行政机关确认或重新出具已获取信息' },
  // 补正 is clarification everywhere else: the id stands in signed reports and in published open data, so it stays
  'other.correctionOverdue': {
    group: '（六）其他处理',
    label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  },
  'other.feeOverdue': {
    group: '（六）其他处理',
    label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  },
  'other.other': { group: '（六）其他处理', label: '3.其他' },
} as const;
/** The six kinds of outcome of table three, each one row or several: what stands before the point of a row's id. */
export const REPLY_GROUPS = {
  granted: '予以公开',
  partial: '部分公开',
  refused: '不予公开',
  unable: '无法提供',
  notProcessed: '不予处理',
  other: '其他处理',
} as const;
export type ReplyRow = keyof typeof REPLY_ROWS;
export const REPLY_ROW_IDS = Object.keys(REPLY_ROWS) as ReplyRow[];

export type Row = 'received' | 'carriedIn' | ReplyRow | 'total' | 'carriedOut';

/** A row of table three. `group` and `label` are the second and third label columns; '' where a cell spans them. */
export interface RowFormat<Id extends string = Row> {
  id: Id;
  section: string;
  group: string;
  label: string;
}

const RECEIVED = { id: 'received', section: '一、本年新收政府信息公开申请数量', group: '', label: '' } as const;
const CARRIED_IN = { id: 'carriedIn', section: '二、上年结转政府信息公开申请数量', group: '', label: '' } as const;
const CARRIED_OUT = { id: 'carriedOut', section: '四、结转下年度继续办理', group: '', label: '' } as const;
const SECTION_THREE = '三、本年度办理结果';
const TOTAL = { id: 'total', section: SECTION_THREE, group: '（七）总计', label: '' } as const;

/** Table three, 25 rows in order, 2021 format. */
export const TABLE_THREE: readonly RowFormat[] = [
  RECEIVED,
  CARRIED_IN,
  ...REPLY_ROW_IDS.map((id) => ({ id, section: SECTION_THREE, ...REPLY_ROWS[id] })),
  TOTAL,
  CARRIED_OUT,
];
export const ROWS: readonly Row[] = TABLE_THREE.map(({ id }) => id);

/** The sentence printed in the head of table three. */
export const TABLE_THREE_NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

/** Six parts of a report, in order. */
export const SECTION_TITLES = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const;

/** Headings inside part one. */
export const PART_ONE_TITLES = [
  '（一）主动公开政府信息情况',
  '（二）依申请公开政府信息情况',
  '（三）政府信息管理情况',
  '（四）政府信息公开平台建设情况',
  '（五）政府信息监督保障情况',
] as const;

/** The three figures of a line of documents, in the order of the form. */
export const DOCUMENT_FIGURES = ['issued', 'repealed', 'effective'] as const;
export type DocumentFigure = (typeof DOCUMENT_FIGURES)[number];

/** A line of documents. @param inText what the text of a report calls them; left out: the text is not asked about them */
const documents = <Id extends string>(id: Id, label: string, inText?: string) =>
  ({ kind: 'documents', id, label, inText, paths: [`${id}.issued`, `${id}.repealed`, `${id}.effective`] }) as const;
/** A line of decisions, counted. */
const decisions = <Id extends string>(id: Id, label: string) => ({ kind: 'count', id, label, paths: [id] }) as const;
/** A line of money in 万元, a decimal as text. */
const charges = <Id extends string>(id: Id, label: string) => ({ kind: 'amount', id, label, paths: [id] }) as const;

/** Table two: blocks by item of art. 20, each with its heads and lines; `id` and `paths` lead to the cells in the report's
 *  JSON. Types, names, sums, rules, what texts may say and what is read of others' reports follow from it. */
export const TABLE_TWO = [
  {
    title: '第二十条第（一）项',
    heads: ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    rows: [documents('rules', '规章'), documents('normativeDocuments', '行政规范性文件', '规范性文件')],
  },
  {
    title: '第二十条第（五）项',
    heads: ['信息内容', '本年处理决定数量'],
    rows: [decisions('licences', '行政许可')],
  },
  {
    title: '第二十条第（六）项',
    heads: ['信息内容', '本年处理决定数量'],
    rows: [decisions('penalties', '行政处罚'), decisions('coercions', '行政强制')],
  },
  {
    title: '第二十条第（八）项',
    heads: ['信息内容', '本年收费金额（单位：万元）'],
    rows: [charges('fees', '行政事业性收费')],
  },
] as const;

/** A line of table two: three figures of documents, a count of decisions, or an amount in 万元. */
export type TwoLine = (typeof TABLE_TWO)[number]['rows'][number];
type IdOf<Kind extends TwoLine['kind']> = Extract<TwoLine, { kind: Kind }>['id'];
export type DocumentsLine = IdOf<'documents'>;
export type CountLine = IdOf<'count'>;
export type AmountLine = IdOf<'amount'>;
/** The lines of table two, in order. */
export const TWO_LINES: readonly TwoLine[] = TABLE_TWO.flatMap(({ rows }): readonly TwoLine[] => rows);

/** Table four: three blocks of the same five columns. */
export const REMEDY_BLOCKS = {
  reconsideration: '行政复议',
  directSuit: '行政诉讼·未经复议直接起诉',
  suitAfterReconsideration: '行政诉讼·复议后起诉',
} as const;
export type RemedyBlock = keyof typeof REMEDY_BLOCKS;
export const REMEDY_BLOCK_IDS = Object.keys(REMEDY_BLOCKS) as RemedyBlock[];

export const REMEDY_RESULTS = {
  upheld: '结果维持',
  corrected: '结果纠正',
  otherResult: '其他结果',
  pending: '尚未审结',
} as const;
export type RemedyResult = keyof typeof REMEDY_RESULTS;
export const REMEDY_RESULT_IDS = Object.keys(REMEDY_RESULTS) as RemedyResult[];

/** 绥芬河镇 2023年政府信息公开工作年度报告 */
export function reportTitle(authorityName: string, year: number): string {
  return `${authorityName}${year}年政府信息公开工作年度报告`;
}

/** The last day by which an authority sends and publishes its report of a year. 条例 art. 49 */
export const reportBy = (year: number): string => `${year + 1}-01-31`;
/** The last day for the report of a county's or higher region. 条例 art. 49 */
export const regionReportBy = (year: number): string => `${year + 1}-03-31`;
