import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { staffRoutes } from './routes.tsx';
import { reportAuditors } from './rules.ts';

/** 年报体检: reads any annual report as offices publish them, and audits it. */
export const reportAudit: Room = {
  name: 'report-audit',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [{ label: '年报体检', group: 'reports', path: '/console/examine', roles: reportAuditors }],
  desk: {},
  words: {
    actions: {
      'reportAudit.check': '体检问题标为已核实',
      'reportAudit.liftCheck': '撤销体检问题的核实',
      'reportAudit.confirmScan': '扫描件识别的数字标为已与原件核对',
      'reportAudit.typeIn': '体检：填入没有读出的数字',
    },
    subjects: { 'report-audit': '年报体检' },
    details: { confirmed: '已核对', typed: '填入的格数', left: '没有读出的格数' },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: { styles: [], consoleStyles: ['pages/report-audit.css'], islands: [], workers: ['audit-report'] },
};
