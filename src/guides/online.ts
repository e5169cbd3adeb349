import { foreignNames } from '../platform/languages/language.ts';
import type { OnlineTexts } from '../platform/online-texts.ts';
import { ELEMENTS, inWords, translationsIn } from './content.ts';
import { isOnline } from './doubts.ts';
import { keepers } from './rules.ts';
import { guidesOf } from './store.ts';
import { exceptionsInLines } from './windows/hours.ts';
import { windowsOf } from './windows/store.ts';

/** 办事指南 on the site, as they were signed. */
export const onlineGuides: OnlineTexts = {
  name: 'guide',
  async of(db, authorityId) {
    const guides = (await guidesOf(db, authorityId)).filter(isOnline);
    return guides.map(({ id, shown }) => ({
      id: String(id),
      title: `办事指南：${shown!.title}`,
      parts: [
        ...ELEMENTS.map(({ name, label }) => ({ where: label, text: inWords(shown!, name) })),
        ...translationsIn(shown!).map(({ language, label, text }) => ({
          where: `${foreignNames[language]}译文的${label}`,
          text,
        })),
      ].filter(({ text }) => text),
    }));
  },
  mend: (id) => ({ href: `/console/guides/${id}`, label: '办事指南', roles: keepers }),
};

/** 服务窗口 on the site. */
export const onlineWindows: OnlineTexts = {
  name: 'window',
  async of(db, authorityId) {
    return (await windowsOf(db, authorityId)).map(({ id, number, content }) => ({
      id: String(id),
      title: `${number} 号窗口`,
      parts: [
        { where: '窗口名称', text: content.name },
        { where: '位置', text: content.place },
        { where: '电话', text: content.telephone },
        { where: '负责人', text: content.person },
        { where: '临时调整', text: exceptionsInLines(content.exceptions) },
      ].filter(({ text }) => text),
    }));
  },
  mend: (id) => ({ href: `/console/windows/${id}`, label: '服务窗口', roles: keepers }),
};
