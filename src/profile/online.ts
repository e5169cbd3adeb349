import { authorityById } from '../organizations/index.ts';
import type { OnlineTexts } from '../platform/online-texts.ts';
import { contentNow, fields } from './content.ts';

/** What an authority says of itself, as it was signed. Its usual words are the program's; its mail address is meant to be
 *  one. */
export const onlineProfile: OnlineTexts = {
  name: 'profile',
  async of(db, authorityId) {
    const authority = await authorityById(db, authorityId);
    if (!authority) return [];
    const content = contentNow(authority);
    const parts = fields.flatMap(({ name, label }) => {
      const text = content[name] ?? '';
      return text && name !== 'email' ? [{ where: label, text }] : [];
    });
    return [{ id: '', title: '机关信息（机关概况、公开指南、公开制度）', parts }];
  },
  mend: () => ({ href: '/console/authority', label: '机关信息', roles: ['disclosureHead'] }),
};
