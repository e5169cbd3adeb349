import { instantOf } from '../platform/dates.ts';
import { adminRoles, has, roles } from '../platform/roles.ts';
import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { auditSubjects } from './audit-subjects.ts';
import { namedAuthorities, namedOffices } from './authorities/named.ts';
import { calendarReaders } from './calendar/routes.tsx';
import { forgetOld } from './housekeeping.ts';
import { onlineOffices } from './offices/online.ts';
import { phrases } from './phrases.ts';
import { organizationRoutes } from './routes.tsx';
import { failures } from './sign-in/failed.ts';
import { countWaiting } from './staff/administrators/store.ts';
import { deputyLines } from './staff/deputies/desk.ts';
import { DEPUTIES } from './staff/deputies/links.ts';
import { deputised } from './staff/deputies/rules.ts';
import { handoverLines } from './staff/handover/desk.ts';
import { HANDOVER } from './staff/handover/links.ts';

/** 行政机关 and who works in them (条例 art. 4): authorities, offices, villages, staff, sign-in, the working calendar. */
export const organizations: Room = {
  name: 'organizations',
  publicRoutes: noRoutes,
  staffRoutes: organizationRoutes,
  publicSide: { phrases },
  places: [
    {
      label: '人员与权限',
      path: '/console/staff',
      roles: ['systemAdmin', 'securityAdmin'],
      duty: (who) => (has(who, 'systemAdmin') ? '新增人员、停用账号' : '授权、重置密码、解除登录限制'),
    },
    {
      label: '三员事项',
      path: '/console/administrators',
      roles: adminRoles,
      waiting: ({ db, who, today }) => countWaiting(db, who, instantOf(`${today}T00:00`)),
      duty: () => '由另一名管理员确认的重置和任职',
    },
    {
      label: '移交',
      path: HANDOVER,
      roles: ['securityAdmin', 'disclosureHead'],
      settings: true,
      duty: () => '人员停用、调动、取消权限时，等其办理的事项交给谁',
    },
    { label: '请假代理', path: DEPUTIES, roles: deputised, deputies: true, settings: true },
    {
      label: '登录失败',
      path: '/console/failed-sign-ins',
      roles: ['auditAdmin'],
      duty: () => '谁的账号、从哪里、为什么没有登录成功',
    },
    {
      label: '机构设置',
      path: '/console/offices',
      roles: ['systemAdmin'],
      settings: true,
      duty: () => '科室、村和社区',
    },
    {
      label: '行政机关',
      path: '/console/authorities',
      roles: ['platformOperator'],
      settings: true,
      duty: () => '登记、更正、停用平台上的行政机关',
    },
    {
      label: '工作日历',
      path: '/console/calendar',
      roles: calendarReaders,
      settings: true,
      duty: () => '每年录入国务院办公厅的放假安排',
    },
  ],
  desk: { lines: async (asked) => [...(await deputyLines(asked)), ...(await handoverLines(asked))] },
  words: {
    actions: {
      'organizations.addOffice': '新增科室、村或社区',
      'organizations.addStaff': '新增人员',
      'organizations.appoint': '在服务器上指定管理员',
      'organizations.changePassword': '修改密码',
      'organizations.closeAuthority': '停用行政机关',
      'organizations.confirmRequest': '确认三员事项',
      'organizations.declineRequest': '三员事项不予办理',
      'organizations.endOtherSessions': '退出其他设备上的登录',
      'organizations.endSession': '退出一台设备上的登录',
      'organizations.endDeputy': '结束请假代理',
      'organizations.nameDeputy': '指定请假代理',
      'organizations.enrolSecondFactor': '绑定手机验证器',
      'organizations.enterArrangement': '录入放假安排',
      'organizations.giveCode': '通过两步验证',
      'organizations.grantProposed': '按名单授权',
      'organizations.grantRoles': '授权',
      'organizations.handOver': '移交事项',
      'organizations.importStaff': '导入人员',
      'organizations.lockAccount': '账号锁定',
      'organizations.makeRecoveryCodes': '生成恢复码',
      'organizations.mendAuthority': '更正行政机关',
      'organizations.readFirstHalf': '查看新机关管理员一次性密码前半段',
      'organizations.readHalf': '查看一次性密码前半段',
      'organizations.registerBelow': '登记行政机关',
      'organizations.reopenAuthority': '恢复行政机关',
      'organizations.requestReset': '申请重置管理员密码或两步验证',
      'organizations.resetPassword': '重置密码',
      'organizations.resetSecondFactor': '重置两步验证',
      'organizations.closeOffice': '撤并科室、村或社区',
      'organizations.seeHandedOver': '看到移交的事项',
      'organizations.setActive': '停用或者恢复账号',
      'organizations.updateStaff': '修改人员资料',
      'organizations.setUp': '初始设置',
      'organizations.showSetUpPasswords': '再次查看初始设置的一次性密码',
      'organizations.signIn': '登录',
      'organizations.signInFailed': '登录失败',
      'organizations.unlockAccount': '解除登录限制',
      'organizations.updateOffice': '修改科室、村或社区',
      'organizations.useRecoveryCode': '用恢复码通过两步验证',
      'organizations.withdrawArrangement': '撤销放假安排',
      'organizations.wrongCode': '验证码错误',
      'organizations.wrongOldPassword': '原密码错误',
    },
    subjects: { authority: '机关', calendar: '工作日历', office: '科室', 'sign-in': '登录', staff: '人员' },
    details: {
      active: '在用',
      as: '代理',
      asked: '申请担任',
      deputy: '代理人',
      device: '设备',
      given: '授予',
      handed: '移交',
      offices: '新增科室',
      people: '人员',
      requestedBy: '提出人',
      role: '任职',
    },
    values: { ...failures, ...roles, password: '密码', secondFactor: '两步验证', role: '任职' },
  },
  limits: noLimits,
  jobs: [{ name: 'forgetOld', everyMs: 3_600_000, run: ({ db, now }) => forgetOld(db, now) }],
  tells: ['account', 'accountClosed', 'authority', 'calendar', 'officeClosed'],
  on: {},
  brings: { auditSubjects, online: [onlineOffices], named: [namedAuthorities, namedOffices] },
  assets: { ...noAssets, consoleStyles: ['console.css'] },
};
