import type { OnSite } from '../platform/on-site.ts';
import type { OnlineTexts } from '../platform/online-texts.ts';
import { DESK } from './paths.ts';
import { PARTS } from './preparing/content.ts';
import { partsOf } from './results/content.ts';
import { heads } from './rules.ts';
import { consultationsById, consultationsOf, isOnline } from './store.ts';

/** 意见征集 on the site: the draft, the comments that are shown, what was adopted. */
export const onlineConsultations: OnlineTexts = {
  name: 'consultation',
  async of(db, authorityId) {
    const all = (await consultationsOf(db, authorityId)).filter(isOnline);
    if (!all.length) return [];
    const comments = await db
      .selectFrom('consultation_comments')
      .select(['consultation_id as of', 'number', 'shown_text as text'])
      .where('authority_id', '=', authorityId)
      .where('state', '=', 'shown')
      .orderBy('id')
      .execute();
    return all.map(({ id, content, results, extensionReason, stoppedReason }) => ({
      id: String(id),
      title: `意见征集：${content.title}`,
      parts: [
        ...PARTS.map(({ name, label }) => ({ where: label, text: content[name] })),
        { where: '延期的原因', text: extensionReason },
        { where: '终止的原因', text: stoppedReason },
        ...comments.filter(({ of }) => of === id).map(({ number, text }) => ({ where: `意见 ${number}`, text })),
        ...(results ? partsOf(results).map(({ where, text }) => ({ where: `采纳情况的${where}`, text })) : []),
      ].filter(({ text }) => text),
    }));
  },
  mend: (id) => ({ href: `${DESK}/${id}`, label: '意见征集', roles: heads }),
};

/** For mails that tell of them. */
export const consultationsOnSite: OnSite = {
  sort: 'consultation',
  async of(db, authorityId, ids) {
    const all = await consultationsById(db, ids);
    return all.filter((one) => one.authorityId === authorityId && isOnline(one)).map(({ id }) => id);
  },
};
