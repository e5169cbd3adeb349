import { noLimits, type Room } from '../platform/room.ts';
import { phrases } from './phrases/index.ts';
import { publicRoutes, staffRoutes } from './routes.tsx';
import { DESK, HOME, readers, TITLE } from './words.ts';

/** 条例对照: every article of the Regulation with what follows from it here, for everybody and for staff. */
export const lawIndexRoom: Room = {
  name: 'law-index',
  publicRoutes,
  staffRoutes,
  publicSide: {
    phrases,
    doors: [
      { label: TITLE, href: HOME, under: '/disclosure', about: '《条例》的每一条说什么，依据它可以在这里做什么' },
    ],
    pages: async () => [HOME],
    answers: async (_db, _authorityId, words) =>
      /条例|條例|第.{1,3}条/.test(words) ? [{ href: HOME, label: TITLE }] : [],
  },
  places: [{ label: TITLE, group: 'supervision', path: DESK, roles: readers }],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: { styles: ['law.css'], consoleStyles: [], islands: [], workers: [] },
};
