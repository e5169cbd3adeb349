import { noAssets, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { VETO_MAIL } from './findings/told.ts';
import { handOverFindings } from './hand-over.ts';
import { heldFindings } from './held.ts';
import { siteMeasures } from './nights/measures.ts';
import { inspectSites } from './nights/run.ts';
import { DESK, TITLE } from './paths.ts';
import { probeSites } from './probing/probe.ts';
import { staffRoutes } from './routes.tsx';
import { readers } from './rules.ts';
import { countWaiting, limitsOf, vetoLines } from './waiting.ts';

const PROBE_EVERY_MS = 60_000;
const INSPECT_EVERY_MS = 15_000;

/** 网站自查: every night over the real public site, from outside, by the national indicators. 国办秘函〔2019〕19号 */
export const selfInspection: Room = {
  name: 'self-inspection',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [{ label: TITLE, group: 'supervision', path: DESK, roles: readers, waiting: countWaiting }],
  desk: { lines: vetoLines },
  words: {
    actions: {
      'selfInspection.take': '网站自查：接手整改',
      'selfInspection.again': '网站自查：请机器复查',
      'selfInspection.accept': '网站自查：说明不整改的理由',
      'selfInspection.reopen': '网站自查：退回继续整改',
      'selfInspection.setAddress': '网站自查：设置探测网址',
    },
    subjects: { siteFinding: '网站自查发现的问题' },
    details: { indicator: '指标', result: '结果' },
  },
  limits: limitsOf,
  jobs: [
    { name: 'probeSites', everyMs: PROBE_EVERY_MS, run: probeSites },
    { name: 'inspectSites', everyMs: INSPECT_EVERY_MS, run: (context) => inspectSites(context) },
  ],
  tells: [],
  on: { officeClosed: handOverFindings },
  brings: {
    articles,
    measures: siteMeasures,
    held: [heldFindings],
    mails: [
      {
        mail: VETO_MAIL,
        label: '网站单项否决',
        help: '夜间自查发现单项否决的问题，立即发给整改的人和负责人',
        roles: readers,
      },
    ],
  },
  assets: { ...noAssets, workers: ['axe'] },
};
