import type { ComponentChildren } from 'preact';
import { Facts } from '../../platform/ui/index.ts';
import type { Authority } from './store.ts';

/** How to reach the 政府信息公开工作机构, on the site's pages. 条例 art. 12 */
export function ContactFacts({ authority }: { authority: Authority }) {
  const { contact, guide, name } = authority;
  const chinese = (text: string | undefined) => text && <span lang="zh-CN">{text}</span>;
  const rows: [string, ComponentChildren][] = [
    ['机构', guide.office ? chinese(guide.office) : `${name}政府信息公开工作机构`],
    ['地址', chinese(contact.address)],
    ['邮编', contact.postcode],
    ['办公时间', chinese(contact.hours)],
    ['联系人', chinese(contact.person)],
    ['电话', chinese(contact.telephone)],
    ['传真', contact.fax],
    ['电子邮箱', contact.email],
  ];
  return <Facts rows={rows.flatMap(([term, value]) => (value ? [[term, value] as const] : []))} />;
}
