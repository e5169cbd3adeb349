import type { OnlineTexts } from '../../platform/online-texts.ts';
import { playlistOf } from './store.ts';

/** Texts that somebody wrote for the screens, as they stand on them. */
export const onlinePlaylist: OnlineTexts = {
  name: 'playlist',
  async of(db, authorityId) {
    const items = await playlistOf(db, authorityId);
    return items
      .filter(({ kind }) => kind === 'text')
      .map(({ id, title, body }) => ({
        id: String(id),
        title: `大屏播放单：${title || body.slice(0, 20)}`,
        parts: [
          { where: '标题', text: title },
          { where: '文字', text: body },
        ].filter(({ text }) => text),
      }));
  },
  mend: (id) => ({ href: `/console/terminals/playlist/${id}`, label: '播放单', roles: ['disclosureHead'] }),
};
