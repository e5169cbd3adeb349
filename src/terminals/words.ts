import type { ItemKind, Orientation, TerminalKind, UseKind } from './tables.ts';

export const kindNames: Record<TerminalKind, string> = { screen: '显示大屏', kiosk: '自助终端' };
export const orientationNames: Record<Orientation, string> = { landscape: '横屏', portrait: '竖屏' };
export const itemKindNames: Record<ItemKind, string> = {
  newest: '栏目最新信息',
  document: '一条信息',
  figures: '本年公开数据',
  chart: '各月公开图',
  windows: '服务窗口',
  guide: '办事指南',
  text: '一段文字',
};
/** What the screens show by each, for who chooses. */
export const kindHelp: Record<ItemKind, string> = {
  newest: '最近公开的标题',
  document: '全文，长的分页',
  figures: '今年各渠道公开了多少条',
  chart: '今年各月公开了多少条',
  windows: '现在开不开、办什么事',
  guide: '条件、材料、时限、窗口',
  text: '自己写的一句话，如办理时间',
};
export const useNames: Record<UseKind, string> = {
  session: '使用次数',
  document: '打开信息',
  search: '搜索',
  printed: '打印份数',
  page: '打印页数',
  filed: '提交申请',
  followed: '查询申请',
  call: '呼叫协助',
};
/** 1: in turn; 2: after every other; 3: alone while it is its time */
export const priorityNames: Record<number, string> = { 1: '依次播放', 2: '穿插播放', 3: '只播这项' };
export const dayNames = ['一', '二', '三', '四', '五', '六', '日'] as const;
