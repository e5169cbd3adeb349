import { CHECKS } from '../law/index.ts';
import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { recognisePictures } from './pictures/run.ts';
import { SETTINGS } from './settings/links.ts';
import { settingsRoutes } from './settings/routes.tsx';
import { PATH, termKeepers } from './terms/lists.ts';
import { staffRoutes } from './terms/routes.tsx';

const RECOGNISE_EVERY_MS = 3_000;

/** 信息管理: what the machine looks at before a person does, and the lists that an authority keeps for it. 条例 arts. 14, 15, 17 */
export const checks: Room = {
  name: 'checks',
  publicRoutes: noRoutes,
  staffRoutes: (app) => {
    staffRoutes(app);
    settingsRoutes(app);
  },
  publicSide: {},
  places: [
    { label: '检查用语', path: PATH, roles: termKeepers, settings: true },
    { label: '检查设置', path: SETTINGS, roles: termKeepers, settings: true },
  ],
  desk: {},
  words: {
    actions: {
      'checks.saveTerm': '保存检查用语',
      'checks.removeTerm': '删除检查用语',
      'checks.importTerms': '导入检查用语',
      'checks.saveWeights': '保存检查设置',
      'checks.saveMasking': '保存遮盖设置',
      'checks.shareList': '设置检查用语由所属单位共用',
    },
    details: {
      ...Object.fromEntries(Object.entries(CHECKS).map(([id, { name }]) => [id, name])),
      ticked: '逐处勾选',
      counts: '确认的处数',
      list: '表',
      term: '词语',
      earlier: '原词语',
      instead: '正确写法',
      shared: '所属单位共用',
      terms: '词语数',
      heads: '按表格的列遮盖',
    },
  },
  limits: noLimits,
  jobs: [{ name: 'recognisePictures', everyMs: RECOGNISE_EVERY_MS, run: recognisePictures }],
  tells: [],
  on: {},
  brings: {},
  assets: {
    styles: [],
    consoleStyles: ['console.css'],
    islands: [],
    workers: ['read-inside', 'read-terms', 'find-terms'],
  },
};
