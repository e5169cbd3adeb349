import { dayOf } from '../platform/dates.ts';
import { noLimits, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { readAttachments, wantAttachments } from './attachments/turn.ts';
import { attachmentNotes } from './attachments/unread.ts';
import { staffRoutes } from './desk/routes.tsx';
import { followDocument, renewIndex } from './keep.ts';
import { forgetMisses } from './misses.ts';
import { wordKeepers } from './own-words.ts';
import { phrases } from './phrases.ts';
import { publicRoutes } from './routes.tsx';
import { missedSearches } from './signals.ts';

const MINUTE = 60_000;

/** Full-text search over what the site shows (条例 art. 24: a site has search, look-up, download). */
export const search: Room = {
  name: 'search',
  publicRoutes,
  staffRoutes,
  publicSide: { phrases, parameters: ['q', 'column', 'year', 'office', 'sort', 'page'] },
  places: [{ label: '检索用语', path: '/console/search-words', roles: wordKeepers, settings: true }],
  desk: {},
  words: {
    actions: { 'search.addWord': '增加检索用语', 'search.removeWord': '删除检索用语' },
    details: { said: '群众的说法', official: '公文的说法' },
  },
  limits: noLimits,
  jobs: [
    { name: 'renewIndex', everyMs: 10 * MINUTE, run: ({ db }) => renewIndex(db) },
    { name: 'wantAttachments', everyMs: 720 * MINUTE, run: wantAttachments },
    { name: 'readAttachments', everyMs: 5_000, run: readAttachments },
    { name: 'forgetMisses', everyMs: 720 * MINUTE, run: ({ db, now }) => forgetMisses(db, dayOf(now)) },
  ],
  tells: [],
  on: { document: followDocument },
  brings: { articles, signals: [missedSearches], attachmentNotes: [attachmentNotes] },
  assets: { styles: ['search.css'], consoleStyles: [], islands: [], workers: ['read-file'] },
};
