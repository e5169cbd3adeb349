/** Kinds of messages (留言) to an authority, and whether who writes must say who they are: a complaint and a call for help
 *  can only be looked into with somebody to talk to. ○ */
export const MESSAGE_KINDS = {
  consultation: { label: '咨询', about: '问政策、问办事、问工作情况', named: false },
  suggestion: { label: '建议', about: '对工作提意见、出主意', named: false },
  complaint: { label: '投诉', about: '对服务和办事不满意', named: true },
  report: { label: '举报', about: '反映别人的违规行为', named: false },
  help: { label: '求助', about: '生活中遇到困难，请政府帮助', named: true },
  correction: { label: '纠错', about: '网站上的内容有错', named: false },
} as const;

export type MessageKind = keyof typeof MESSAGE_KINDS;
export const messageKinds = Object.keys(MESSAGE_KINDS) as MessageKind[];

export const isMessageKind = (text: string): text is MessageKind => Object.hasOwn(MESSAGE_KINDS, text);

/** By what a message came. */
export const MESSAGE_CHANNELS = {
  site: '网站',
  kiosk: '自助终端',
  window: '窗口',
  telephone: '电话',
  group: '居民微信群',
  account: '公众号',
  letter: '来信',
} as const;
export type MessageChannel = keyof typeof MESSAGE_CHANNELS;

/** What people say of an answer. 国办函〔2019〕19号 names the scale for services; here it is the usual three. ○ */
export const MESSAGE_RATINGS = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' } as const;
export type MessageRating = keyof typeof MESSAGE_RATINGS;
