import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { staffRoutes } from './routes.tsx';
import { countUntranslated } from './standing.ts';

/** In which languages the public side is, and what of it is not translated. */
export const languages: Room = {
  name: 'languages',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [
    {
      label: '多语言',
      path: '/console/languages',
      roles: ['systemAdmin'],
      waiting: ({ db, house, who }) => countUntranslated({ db, house }, who.authorityId),
      settings: true,
      duty: () => '网站用哪些语言，名称的译文',
    },
  ],
  desk: {},
  words: {
    actions: { 'languages.choose': '选择网站语言', 'languages.saveNames': '保存名称译文' },
    subjects: { languages: '网站语言' },
    details: { languages: '语言', language: '语言', names: '名称' },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: noAssets,
};
