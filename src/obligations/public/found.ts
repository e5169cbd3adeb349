import type { Db } from '../../platform/database/index.ts';
import type { OnlineTexts } from '../../platform/online-texts.ts';
import type { PageLink } from '../../platform/room.ts';
import { nameOf } from '../catalogue/content.ts';
import { DESK, DESK_TITLE, HOME, heads, TITLE } from '../words.ts';
import { obligationsWith, publicObligations } from './store.ts';

const MOST = 3;

/** For the site map. */
export async function standardPages(db: Db, authorityId: number): Promise<string[]> {
  const obligations = await publicObligations(db, authorityId);
  return obligations.length ? [HOME, `${HOME}/law`, ...obligations.map(({ id }) => `${HOME}/${id}`)] : [];
}

/** Items of the catalogue that somebody who searches for these words may mean. */
export async function answeringStandards(db: Db, authorityId: number, text: string): Promise<PageLink[]> {
  const words = text.split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  if (words.some((word) => /公开目录|标准目录|公开事项/.test(word))) return [{ href: HOME, label: TITLE }];
  const found = await obligationsWith(db, authorityId, words, MOST);
  return found.map(({ id, content }) => ({ href: `${HOME}/${id}`, label: `公开事项：${nameOf(content)}` }));
}

/** The texts of the catalogue that the site shows, for who looks through all that is online. */
export const onlineStandards: OnlineTexts = {
  name: 'obligation',
  async of(db, authorityId) {
    return (await publicObligations(db, authorityId)).map(({ id, content }) => ({
      id: String(id),
      title: `公开事项：${nameOf(content)}`,
      parts: [
        { where: '一级事项、二级事项', text: `${content.level1}、${content.level2}` },
        { where: '公开内容（要素）', text: content.elements },
        { where: '公开依据', text: content.basis },
        { where: '公开时限', text: content.time },
        { where: '公开渠道和载体', text: content.channels },
        { where: '特定群体', text: content.group },
      ].filter(({ text }) => text),
    }));
  },
  mend: (id) => ({ href: `${DESK}/${id}`, label: DESK_TITLE, roles: heads }),
};
