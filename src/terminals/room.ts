import { noLimits, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { forgetCodes } from './devices/codes.ts';
import { countDark, darkLines } from './devices/desk.ts';
import { deviceRoutes } from './devices/routes.tsx';
import { deviceKeepers } from './devices/rules.ts';
import { deviceScope } from './devices/scope.ts';
import { displayRoutes } from './display/routes.tsx';
import { callLines, helpers, openCalls } from './kiosk/calls.ts';
import { callRoutes } from './kiosk/calls-routes.tsx';
import { kioskRoutes } from './kiosk/routes.tsx';
import { kioskShell } from './kiosk/shell.tsx';
import { TERMINALS } from './paths.ts';
import { phrases } from './phrases.ts';
import { onlinePlaylist } from './playlists/online.ts';
import { playlistRoutes } from './playlists/routes.tsx';
import { deviceShell } from './shell.tsx';

/** 显示大屏、自助终端 (条例 arts. 23, 25): devices that an authority signed in, what they show, and the proof that they
 *  showed it. */
export const terminals: Room = {
  name: 'terminals',
  publicRoutes: (app) => {
    deviceScope(app, 'screen', deviceShell, displayRoutes);
    deviceScope(app, 'kiosk', (...page) => (page[0].terminal ? kioskShell : deviceShell)(...page), kioskRoutes);
  },
  staffRoutes: (app) => {
    playlistRoutes(app);
    callRoutes(app);
    deviceRoutes(app);
  },
  publicSide: { phrases, parameters: ['y', 'm', 'd'] },
  places: [
    {
      label: '终端设备',
      group: 'channels',
      path: TERMINALS,
      roles: deviceKeepers,
      waiting: countDark,
      duty: () => '登记和停用大屏、自助终端，看哪台离线',
    },
    {
      label: '呼叫协助',
      group: 'channels',
      path: `${TERMINALS}/calls`,
      roles: helpers,
      waiting: async ({ db, who, now }) => (await openCalls(db, who.authorityId, now)).length,
      duty: () => '自助终端上有人需要协助',
    },
  ],
  desk: { lines: async (asked) => [...(await callLines(asked)), ...(await darkLines(asked))] },
  words: {
    actions: {
      'terminals.signIn': '终端：登记',
      'terminals.change': '终端：修改名称、地点',
      'terminals.shutOut': '终端：停用',
      'terminals.addItem': '播放单：加入一项',
      'terminals.changeItem': '播放单：修改一项',
      'terminals.removeItem': '播放单：移出一项',
      'terminals.moveItem': '播放单：改变次序',
      'terminals.putUrgent': '大屏：发布紧急通知',
      'terminals.endUrgent': '大屏：结束紧急通知',
      'terminals.answerCall': '自助终端：应答呼叫',
    },
    subjects: { terminal: '终端', playlistItem: '播放单', urgentNotice: '紧急通知' },
    details: { orientation: '方向', place: '地点', item: '播放内容', until: '截止', device: '终端' },
    values: { landscape: '横屏', portrait: '竖屏' },
  },
  limits: noLimits,
  jobs: [{ name: 'forgetTerminalCodes', everyMs: 3_600_000, run: ({ db, now }) => forgetCodes(db, now) }],
  tells: [],
  on: {},
  brings: { articles, online: [onlinePlaylist] },
  assets: {
    styles: ['display.css', 'kiosk.css'],
    consoleStyles: [],
    islands: ['calls', 'display', 'keeping', 'kiosk', 'waiting'],
    workers: [],
  },
};
