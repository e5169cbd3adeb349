import type { OnSite } from '../platform/on-site.ts';
import type { OnlineTexts } from '../platform/online-texts.ts';
import { DESK } from './paths.ts';
import { PARTS } from './preparing/content.ts';
import { surveysById, surveysOf } from './preparing/store.ts';
import { inLines } from './questions/written.ts';
import { publicTexts } from './results/texts.ts';
import { keepers } from './rules.ts';

/** 问卷 on the site, and what of their answers was let pass. */
export const onlineSurveys: OnlineTexts = {
  name: 'survey',
  async of(db, authorityId) {
    const shown = (await surveysOf(db, authorityId)).filter((one) => one.shown && !one.withdrawnAt);
    return Promise.all(
      shown.map(async ({ id, shown: content }) => ({
        ...{ id: String(id), title: `问卷：${content!.title}` },
        parts: [
          ...PARTS.map(({ name, label }) => ({ where: label, text: content![name] })),
          { where: '题目', text: inLines(content!.questions) },
          { where: '公开的文字答案', text: (await publicTexts(db, id)).map(({ text }) => text).join('\n') },
        ].filter(({ text }) => text),
      })),
    );
  },
  mend: (id) => ({ href: `${DESK}/${id}`, label: '问卷调查', roles: keepers }),
};

/** For mails that tell of them: a code for one that was taken off opens nothing. */
export const surveysOnSite: OnSite = {
  sort: 'survey',
  async of(db, authorityId, ids) {
    const all = await surveysById(db, ids);
    return all.filter((one) => one.authorityId === authorityId && one.shown && !one.withdrawnAt).map(({ id }) => id);
  },
};
