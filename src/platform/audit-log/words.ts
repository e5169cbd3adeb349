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

/** What an entry says beyond who, what and when: terms in Chinese with their values; of a hash its beginning. */
export function detailInWords(detail: unknown, words: Words): [term: string, value: string][] {
  return Object.entries(detail ?? {})
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const said = typeof value === 'string' ? value : JSON.stringify(value);
      return [words.details[key] ?? sharedDetails[key] ?? key, valueInWords(said, words)];
    });
}

function valueInWords(said: string, { values }: Words): string {
  if (HASH.test(said)) return `${said.slice(0, 12)}…`;
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(said)
    ? minuteOf(new Date(said))
    : (values[said] ?? sharedValues[said] ?? said);
}
