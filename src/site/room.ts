import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { phrases } from './phrases.ts';
import { preferenceRoutes } from './preferences.ts';
import { disclosureRoutes } from './routes/disclosure.tsx';
import { homeRoutes } from './routes/home.tsx';
import { machineRoutes } from './routes/machines.ts';

/** What the public site shows by itself: home, guide and institution, site map. */
export const site: Room = {
  name: 'site',
  publicRoutes: (app) => {
    homeRoutes(app);
    disclosureRoutes(app);
    preferenceRoutes(app);
    machineRoutes(app);
  },
  staffRoutes: noRoutes,
  publicSide: {
    phrases,
    parameters: ['year', 'size', 'contrast', 'back'],
    navigation: [
      { label: '首页', href: '/' },
      { label: '政府信息公开', href: '/disclosure' },
      { label: '公开指南', href: '/disclosure/guide' },
      { label: '公开制度', href: '/disclosure/institution' },
      { label: '法定主动公开', href: '/disclosure/items' },
    ],
  },
  places: [],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: { articles },
  assets: { styles: ['site.css'], consoleStyles: [], islands: ['site'], workers: [] },
};
