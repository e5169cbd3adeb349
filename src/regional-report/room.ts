import { yearsAnswering } from '../annual-report/index.ts';
import { noAssets, noLimits, type Room } from '../platform/room.ts';
import { onlineRegionReports } from './online.ts';
import { publicRegionRoutes } from './public-routes.tsx';
import { regionRoutes } from './report-routes.tsx';

/** 本地区年度报告 (条例 art. 49): the accepted reports of a region's authorities, summed cell by cell. */
export const regionalReport: Room = {
  name: 'regional-report',
  publicRoutes: publicRegionRoutes,
  staffRoutes: regionRoutes,
  publicSide: {
    answers: async (db, authorityId, words) =>
      ((await yearsAnswering(db, authorityId, words, 'region')) ?? []).map((year) => ({
        href: `/disclosure/region/${year}`,
        label: `本地区 ${year} 年度报告`,
      })),
  },
  places: [],
  desk: {},
  words: {
    actions: {
      'region.abandonCorrection': '地区年报：放弃更正',
      'region.beginCorrection': '地区年报：开始更正',
      'region.editPart': '地区年报：修改文字',
      'region.publish': '地区年报：发布',
    },
    subjects: { 'region-report': '地区年报' },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: { online: [onlineRegionReports] },
  assets: noAssets,
};
