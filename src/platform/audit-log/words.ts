import { minuteOf } from '../dates.ts';
import type { AuditWords } from '../room.ts';

type Words = Required<AuditWords>;

/** '人员 33' for 'staff:33'; what has no word stands as it is. */
export function subjectInWords(subject: string, { subjects }: Words): string {
  const [kind, ...rest] = subject.split(':');
  const word = subjects[kind ?? ''];
  return word ? `${word} ${rest.join(':')}`.trim() : subject;
}

/** 'document:12' for '文件 12'; what is not understood stands as it was typed. */
export function subjectFromWords(typed: string, { subjects }: Words): string {
  const found = /^(\D+)(\d.*)$/.exec(typed);
  const kind = Object.keys(subjects).find((key) => subjects[key] === found?.[1]?.trim());
  return kind && found ? `${kind}:${found[2]}` : typed;
}

/** Keys that the details of many actions share; a room's own stand in its manifest. */
const sharedDetails: Record<string, string> = {
  address: '地址',
  administrators: '管理员',
  contact: '联系方式',
  duties: '职责',
  email: '电子邮箱',
  entries: '条数',
  fax: '传真',
  hours: '办公时间',
  parentId: '上级机关',
  paperPrefix: '发文代字',
  position: '次序',
  postcode: '邮编',
  shortName: '简称',
  siteIdCode: '网站标识码',
  telephone: '电话',
  added: '增加',
  after: '改后',
  at: '时间',
  before: '改前',
  caseNumber: '案号',
  channel: '渠道',
  code: '代码',
  confirmed: '确认的提示',
  contentHash: '内容校验值',
  days: '天数',
  deliveredOn: '公开日期',
  evidence: '凭据',
  evidenceHash: '凭据校验值',
  file: '文件',
  fileHash: '文件校验值',
  fileName: '文件名',
  files: '文件数',
  hash: '校验值',
  host: '域名',
  indexNumber: '索引号',
  kind: '种类',
  login: '登录名',
  name: '名称',
  number: '编号',
  officer: '经办人',
  on: '日期',
  paper: '文书',
  reason: '原因',
  reply: '答复种类',
  revision: '修订',
  roles: '权限',
  rows: '行数',
  source: '来源',
  step: '环节',
  title: '标题',
  url: '网址',
  validity: '有效性',
  value: '数值',
  verdict: '意见',
  version: '版本',
  was: '原为',
  why: '原因',
  withdrawn: '撤回',
  year: '年度',
};

const sharedValues: Record<string, string> = {
  expired: '失效',
  passed: '通过',
  repealed: '废止',
  returned: '退回',
  valid: '有效',
};

const HASH = /^[0-9a-f]{64}$/;

/** What an entry says beyond who, what and when: terms in Chinese with their values; of a hash its beginning; of what was
 *  changed how it was and how it is. */
export function detailInWords(detail: unknown, words: Words): [term: string, value: string][] {
  const { before, after, ...rest } = (detail ?? {}) as Record<string, unknown>;
  const whole = isRecord(before) && isRecord(after);
  return [
    ...(whole ? changesInWords(before, after, words) : linesOf({ before, after }, words)),
    ...linesOf(rest, words),
  ];
}

function linesOf(detail: Record<string, unknown>, words: Words): [string, string][] {
  return Object.entries(detail)
    .filter(([, value]) => !isNothing(value))
    .map(([key, value]) => [termOf(key, words), valueInWords(value, words)]);
}

/** '名称：甲镇 → 乙镇' for each key that differs; of a key that only the one side has, that side. */
function changesInWords(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  words: Words,
): [string, string][] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): [string, string][] => {
    const [was, is] = [before[key], after[key]];
    if (JSON.stringify(was) === JSON.stringify(is) || (isNothing(was) && isNothing(is))) return [];
    if (!(key in before)) return [[termOf(key, words), valueInWords(is, words)]];
    const side = (value: unknown) => (isNothing(value) ? '（无）' : valueInWords(value, words));
    return [[termOf(key, words), `${side(was)} → ${side(is)}`]];
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const termOf = (key: string, { details }: Words) => details[key] ?? sharedDetails[key] ?? key;

function valueInWords(value: unknown, words: Words): string {
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, words)).join('、');
  if (isRecord(value))
    return linesOf(value, words)
      .map(([term, said]) => `${term}：${said}`)
      .join('，');
  if (typeof value === 'boolean') return value ? '是' : '否';
  const said = String(value);
  if (HASH.test(said)) return `${said.slice(0, 12)}…`;
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(said)
    ? minuteOf(new Date(said))
    : (words.values[said] ?? sharedValues[said] ?? said);
}
