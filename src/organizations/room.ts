import { has } from '../platform/roles.ts';
import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import {
  authorityRoutes,
  calendarReaders,
  calendarRoutes,
  officeRoutes,
  signInRoutes,
  staffRoutes,
} from './routes.tsx';

/** 行政机关 and who works in them (条例 art. 4): authorities, offices, villages, staff, sign-in, the working calendar. */
export const organizations: Room = {
  name: 'organizations',
  publicRoutes: noRoutes,
  staffRoutes: (app) => {
    signInRoutes(app);
    staffRoutes(app);
    officeRoutes(app);
    authorityRoutes(app);
    calendarRoutes(app);
  },
  publicSide: {},
  places: [
    {
      label: '人员与权限',
      path: '/console/staff',
      roles: ['systemAdmin', 'securityAdmin'],
      duty: (who) => (has(who, 'systemAdmin') ? '新增人员、停用账号' : '授权、重置密码、解除锁定'),
    },
    {
      label: '机构设置',
      path: '/console/offices',
      roles: ['systemAdmin'],
      settings: true,
      duty: () => '科室、村和社区，下级机关',
    },
    {
      label: '工作日历',
      path: '/console/calendar',
      roles: calendarReaders,
      settings: true,
      duty: () => '每年录入国务院办公厅的放假安排',
    },
  ],
  desk: {},
  words: {
    actions: {
      'organizations.addOffice': '新增科室、村或社区',
      'organizations.addStaff': '新增人员',
      'organizations.changePassword': '修改密码',
      'organizations.enrolSecondFactor': '绑定手机验证器',
      'organizations.enterArrangement': '录入放假安排',
      'organizations.giveCode': '通过两步验证',
      'organizations.grantRoles': '授权',
      'organizations.lockAccount': '账号锁定',
      'organizations.registerBelow': '登记下级机关',
      'organizations.resetPassword': '重置密码',
      'organizations.resetSecondFactor': '重置两步验证',
      'organizations.setActive': '停用或者恢复账号',
      'organizations.setUp': '初始设置',
      'organizations.signIn': '登录',
      'organizations.signInFailed': '登录失败',
      'organizations.updateOffice': '修改科室、村或社区',
      'organizations.withdrawArrangement': '撤销放假安排',
      'organizations.wrongCode': '验证码错误',
    },
    subjects: { authority: '机关', calendar: '工作日历', office: '科室', staff: '人员' },
  },
  limits: noLimits,
  jobs: [],
  tells: ['authority', 'calendar'],
  on: {},
  brings: {},
  assets: { ...noAssets, consoleStyles: ['console.css'] },
};
