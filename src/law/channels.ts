interface Entry {
  /** on forms, lists and tables, and in the annual report */
  name: string;
  /** what offices write for it in their ledgers, besides its name */
  alsoCalled: readonly string[];
  /** a place that the authority keeps where people nearby can look: a year in which nothing came out there is told among
   *  the report's shortcomings */
  place?: true;
  /** words by which the text of an annual report names it: the figure beside them is held against the ledger */
  inReports?: { words: RegExp; label: string };
}

/** 公开平台: where information is made public, in the order in which forms, the ledger and the annual report list them. A
 *  further one is added here alone; what offers, counts, filters, imports and checks by channel reads this list. It stands
 *  here because the rules of the annual report know it too. The ids are in the books: they never change. 条例 arts. 23–25 */
const entries = {
  website: {
    name: '本市政府网站',
    alsoCalled: [
      '政府网站',
      '网站',
      '门户网站',
      '政府门户网站',
      '市政府网站',
      '市政府门户网站',
      '本级政府网站',
      '官网',
    ],
    inReports: { words: /网站/, label: '政府网站' },
  },
  wechat: {
    name: '微信公众号',
    alsoCalled: ['微信', '公众号', '政务微信', '微信公众平台', '官方微信', '两微一端'],
    inReports: { words: /微信公众号|公众号|微信(?!群)/, label: '微信公众号' },
  },
  board: {
    name: '政务公开栏',
    alsoCalled: ['公开栏', '村务公开栏', '公示栏', '宣传栏', '公告栏', '政务公开专栏', '村公开栏'],
    place: true,
  },
  serviceBoard: {
    name: '便民事项公示栏',
    alsoCalled: ['便民公示栏', '便民服务公示栏', '办事公示栏', '便民事项栏', '服务大厅公示栏'],
    place: true,
  },
  screen: {
    name: '显示大屏',
    alsoCalled: ['大屏', '显示屏', '电子屏', 'LED', 'LED屏', 'LED大屏', '电子显示屏', '电子大屏'],
    place: true,
  },
  kiosk: {
    name: '自助终端',
    alsoCalled: ['自助机', '查询机', '触摸屏', '自助查询终端', '自助查询机', '一体机'],
    place: true,
  },
  groups: {
    name: '居民微信群',
    alsoCalled: ['微信群', '居民群', '村民微信群', '工作群', '网格群', '村民群', '网格微信群'],
    place: true,
  },
  other: { name: '其他', alsoCalled: ['其它', '其他渠道', '其他方式'] },
} satisfies Record<string, Entry>;

export type Channel = keyof typeof entries;

export const CHANNELS: Readonly<Record<Channel, Entry>> = entries;
export const channels = Object.keys(CHANNELS) as Channel[];
export const channelNames = Object.fromEntries(channels.map((id) => [id, CHANNELS[id].name])) as Record<
  Channel,
  string
>;

export function isChannel(text: string): text is Channel {
  return Object.hasOwn(CHANNELS, text);
}
