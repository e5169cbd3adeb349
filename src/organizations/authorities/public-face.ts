import type { Tx } from '../../platform/database/index.ts';
import type { Contact } from '../tables.ts';

/** What an authority tells of how to reach it before its site can be shown: name, address, hours, telephone and internet
 *  contact of the 政府信息公开工作机构. 条例 art. 12 */
const REQUIRED: readonly [key: keyof Contact, label: string][] = [
  ['address', '办公地址'],
  ['hours', '办公时间'],
  ['telephone', '联系电话'],
  ['email', '电子邮箱'],
];

/** What is still missing of it, in words. */
export function missingContact(contact: Contact): string[] {
  return REQUIRED.filter(([key]) => !contact[key]?.trim()).map(([, label]) => label);
}

interface PublicFace {
  siteIdCode: string;
  contact: Contact;
  guide: Record<string, string>;
}

/** What an authority says of itself to the public, as it was signed; its site opens when the required is there. */
export async function setPublicFace(tx: Tx, id: number, face: PublicFace, now: Date): Promise<void> {
  await tx
    .updateTable('authorities')
    .set({ site_id_code: face.siteIdCode, contact: JSON.stringify(face.contact), guide: JSON.stringify(face.guide) })
    .where('id', '=', id)
    .execute();
  if (missingContact(face.contact).length > 0) return;
  // a site that was 正在建设 shows itself, and does not hide again
  await tx
    .updateTable('authorities')
    .set({ opened_at: now })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .execute();
}
