import { createHash } from 'node:crypto';
import type { Authority } from '../organizations/index.ts';
import { type GuidePart, guideParts, institutionParts } from './texts.ts';

/** What an authority says of itself, a text for each of the form's fields. */
export type Content = Record<string, string>;

export interface ProfileField {
  name: string;
  label: string;
  /** 'lines': several paragraphs */
  kind: 'line' | 'lines' | 'date';
  max: number;
  required?: true;
  help?: string;
  /** one of the parts of 公开指南 or 公开制度 */
  part?: GuidePart;
}

interface Group {
  title: string;
  /** what of it the law asks for */
  law: string;
  fields: readonly ProfileField[];
}

/** Field of a part: dots of its key would part the names of fields. */
const fieldOf = (part: GuidePart): ProfileField => ({
  name: part.key.replace('.', '-'),
  label: part.title,
  kind: 'lines',
  max: 5_000,
  part,
});

const line = (name: string, label: string, max: number, more: Partial<ProfileField> = {}): ProfileField => ({
  name,
  label,
  kind: 'line',
  max,
  ...more,
});

/** 机关信息, in the order of its page. 条例 arts. 12, 20(二) */
export const groups: readonly Group[] = [
  {
    title: '名称',
    law: '名称变更后，此前的文书、年度报告仍用当时的名称。',
    fields: [
      line('name', '行政机关全称', 60, { required: true }),
      line('shortName', '简称', 20, { required: true, help: '用于页面标题，如：某某镇' }),
      line('paperPrefix', '发文代字', 20, { required: true, help: '文书字号的开头' }),
      line('siteIdCode', '网站标识码', 10, { help: '十位数字，没有可不填' }),
      {
        name: 'namesFrom',
        label: '名称、简称、代字自哪一天起使用',
        kind: 'date',
        max: 10,
        help: '没有改名的不用填；改名而不填的，自签发之日起使用',
      },
    ],
  },
  {
    title: '政府信息公开工作机构和联系方式',
    law: '公开指南应当载明工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式（《条例》第十二条）。回执和文书中的“本页下方的电话”即指这里。',
    fields: [
      line('office', '工作机构名称', 40, { required: true, help: '如：某某镇党政综合办公室' }),
      line('address', '办公地址', 100, { required: true }),
      line('postcode', '邮编', 6),
      line('hours', '办公时间', 100, { required: true, help: '如：工作日 8:30 至 11:30，13:30 至 17:00' }),
      line('telephone', '联系电话', 60, { required: true, help: '填办公电话，不填个人手机' }),
      line('fax', '传真', 60),
      line('email', '电子邮箱', 100, { required: true }),
      line('person', '联系人', 40, { help: '可以只填姓氏或者岗位' }),
    ],
  },
  {
    title: '机关职能和负责人',
    law: '机关职能、机构设置、负责人姓名应当主动公开（《条例》第二十条第二项）。机构设置取自“机构设置”中的科室和职责。',
    fields: [
      { name: 'functions', label: '机关职能', kind: 'lines', max: 5_000, help: '一段一行' },
      {
        name: 'leaders',
        label: '负责人',
        kind: 'lines',
        max: 3_000,
        help: '一人一行：姓名，职务，分工，用逗号分开；也可以从 Excel 粘贴三列',
      },
    ],
  },
  {
    title: '公开指南',
    law: '《条例》第十二条。不填的部分，网站显示下面灰色的通用文字。',
    fields: guideParts.map(fieldOf),
  },
  {
    title: '公开制度',
    law: '不填的部分，网站显示下面灰色的通用文字；其中审核环节随“审核环节设置”变化。',
    fields: institutionParts.map(fieldOf),
  },
];

export const fields: readonly ProfileField[] = groups.flatMap((group) => group.fields);

const CONTACT = ['address', 'postcode', 'hours', 'telephone', 'fax', 'email', 'person'] as const;
const GUIDE = ['office', 'functions', 'leaders'] as const;

/** An authority's profile as the public sees it now. */
export function contentNow(authority: Authority): Content {
  const { name, shortName, paperPrefix, siteIdCode, contact, guide } = authority;
  const parts = [...guideParts, ...institutionParts].map((part) => [fieldOf(part).name, guide[part.key] ?? '']);
  return {
    ...{ name, shortName, paperPrefix, siteIdCode, namesFrom: '' },
    ...Object.fromEntries(CONTACT.map((key) => [key, contact[key] ?? ''])),
    ...Object.fromEntries(GUIDE.map((key) => [key, guide[key] ?? ''])),
    ...Object.fromEntries(parts),
  };
}

/** A profile as the books of the authority keep it. */
export function faceOf(content: Content) {
  const filled = (entries: (readonly [string, string | undefined])[]) =>
    Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => Boolean(entry[1]?.trim())));
  const parts = [...guideParts, ...institutionParts].map((part) => [part.key, content[fieldOf(part).name]] as const);
  return {
    siteIdCode: content.siteIdCode ?? '',
    contact: filled(CONTACT.map((key) => [key, content[key]])),
    guide: filled([...GUIDE.map((key) => [key, content[key]] as const), ...parts]),
  };
}

/** SHA-256, hex, of all that is signed. */
export function hashOf(authorityId: number, content: Content): string {
  const text = JSON.stringify([authorityId, ...fields.map(({ name }) => content[name] ?? '')]);
  return createHash('sha256').update(text).digest('hex');
}

/** As its reviewers compare it: a line for each field and paragraph. */
export function textOf(content: Content): string {
  return fields
    .filter(({ name }) => content[name])
    .map(({ name, label }) => `${label}：${content[name]}`)
    .join('\n');
}

/** What another content changes, in words: '联系电话：0453-1 → 0453-2', of texts that they were changed. */
export function changes(before: Content, after: Content): string[] {
  return fields
    .filter(({ name }) => (before[name] ?? '') !== (after[name] ?? ''))
    .map(({ name, label, kind }) =>
      kind === 'lines' ? `${label}已修改` : `${label}：${before[name] || '（空）'} → ${after[name] || '（空）'}`,
    );
}

export interface Leader {
  name: string;
  post: string;
  duties: string;
}

/** The leaders that a text names, one a line. */
export function leadersIn(text: string | undefined): Leader[] {
  return (text ?? '')
    .split('\n')
    .map((row) => row.trim())
    .filter(Boolean)
    .map((row) => {
      const [name = '', post = '', ...duties] = row.split(/[\t,，]\s*/);
      return { name: name.trim(), post: post.trim(), duties: duties.join('，').trim() };
    });
}
