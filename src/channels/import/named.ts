import { DISCLOSURE_ITEMS } from '../../law/index.ts';
import type { Channel } from '../../publishing/index.ts';
import { itemName } from '../lists.ts';
import { channelNames, channels } from '../names.ts';
import { plain } from './headers.ts';

/** What offices write for a channel, besides its name here. */
const otherNames: Record<Channel, readonly string[]> = {
  website: ['政府网站', '网站', '门户网站', '政府门户网站', '市政府网站', '市政府门户网站', '本级政府网站', '官网'],
  wechat: ['微信', '公众号', '政务微信', '微信公众平台', '官方微信', '两微一端'],
  board: ['公开栏', '村务公开栏', '公示栏', '宣传栏', '公告栏', '政务公开专栏', '村公开栏'],
  serviceBoard: ['便民公示栏', '便民服务公示栏', '办事公示栏', '便民事项栏', '服务大厅公示栏'],
  screen: ['大屏', '显示屏', '电子屏', 'LED', 'LED屏', 'LED大屏', '电子显示屏', '电子大屏'],
  kiosk: ['自助机', '查询机', '触摸屏', '自助查询终端', '自助查询机', '一体机'],
  groups: ['微信群', '居民群', '村民微信群', '工作群', '网格群', '村民群', '网格微信群'],
  other: ['其它', '其他渠道', '其他方式'],
};

const channelByName = new Map<string, Channel>(
  channels.flatMap((channel) =>
    [channel, channelNames[channel], ...otherNames[channel]].map((name) => [plain(name), channel] as const),
  ),
);

/** The channel of a name or a synonym. */
export function channelIn(text: string): Channel | undefined {
  return channelByName.get(plain(text));
}

const itemByName = new Map<string, string>(
  DISCLOSURE_ITEMS.flatMap((item) => {
    const names = [
      item.id,
      item.label,
      item.short,
      itemName(item.id),
      `条例${itemName(item.id)}`,
      `${item.article}${item.label}`,
    ];
    // 第二十一条 alone names no item, 第二十条第（七）项 does
    if (item.article.endsWith('项')) names.push(item.article, item.article.replace('第', '').replace('第', ''));
    return names.map((name) => [plain(name), item.id] as const);
  }),
);

/** The item of 条例 arts. 20, 21: '20.7', '第二十条第（七）项' or its words. */
export function itemIn(text: string): string | undefined {
  return itemByName.get(plain(text));
}

/** Finds by name, also when a space or a bracket is written differently. */
export function finder(named: readonly { id: number; name: string; code?: string; slug?: string }[]) {
  const ids = new Map<string, number>();
  for (const one of [...named].reverse())
    for (const name of [one.slug, one.code, one.name]) if (name) ids.set(plain(name), one.id);
  return (text: string) => ids.get(plain(text));
}
