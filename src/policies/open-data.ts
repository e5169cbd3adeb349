import { validityNames } from '../publishing/index.ts';
import { type Policy, spanOf, validityOn } from './rules.ts';
import { AUDIENCES, THEMES } from './words.ts';

/** Columns of the table that everybody may take. */
export const heads = [
  ...['编号', '标题', '发文字号', '索引号', '发布机构', '主题', '对象', '成文日期', '发布日期', '施行日期'],
  ...['自何日起不再有效', '有效性', '链接'],
];

/** A policy document as a row of it. @param site address of the site, without a slash at its end */
export function rowOf(policy: Policy, today: string, site: string) {
  const { documentId, title, documentNumber, indexNumber, officeName, theme, audiences, formedOn } = policy;
  const { from, ends } = spanOf(policy);
  return {
    ...{ id: String(documentId), title, documentNumber, indexNumber, office: officeName },
    theme: theme && THEMES[theme],
    audiences: audiences.map((one) => AUDIENCES[one]).join('、') || '全社会',
    ...{ formedOn: formedOn ?? '', publishedOn: policy.publishedOn, inForceFrom: from, endsOn: ends?.on ?? '' },
    validity: validityNames[validityOn(policy, today)],
    url: `${site}/documents/${documentId}`,
  };
}
