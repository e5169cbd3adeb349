import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { auditLogRoutes } from './audit-log/routes.tsx';
import { helpRoutes } from './help/routes.tsx';
import { keptFormRoutes } from './kept/routes.tsx';
import { forgetKept } from './kept/store.ts';
import { workbenchRoutes } from './workbench.tsx';

/** What the staff's shell shows by itself: the workbench and the audit log. */
export const console: Room = {
  name: 'console',
  publicRoutes: noRoutes,
  staffRoutes: (app) => {
    workbenchRoutes(app);
    auditLogRoutes(app);
    helpRoutes(app);
    keptFormRoutes(app);
  },
  publicSide: {},
  places: [
    { label: '审计日志', path: '/console/audit-log', roles: ['auditAdmin'], duty: () => '查阅记录，校验完整性' },
  ],
  desk: {},
  words: {
    actions: { 'auditLog.export': '导出审计日志', 'auditLog.verify': '校验审计日志' },
    details: { asked: '条件', whole: '完整' },
  },
  limits: noLimits,
  jobs: [{ name: 'forgetKept', everyMs: 3_600_000, run: ({ db, now }) => forgetKept(db, now) }],
  tells: [],
  on: {},
  brings: {},
  assets: { styles: [], consoleStyles: ['console.css'], islands: [], workers: [] },
};
