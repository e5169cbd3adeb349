/** What is done with several documents at once. */
export type Deed = 'retry' | 'replace' | 'takeDown';

export const DEEDS: Readonly<Record<Deed, { label: string; help: string }>> = {
  retry: { label: '重新安排', help: '发布失败的，由平台发送的再发一次，其余改回待发布' },
  replace: { label: '由平台替换', help: '已更正而没有替换的，凡由平台发出的都由平台换成现在的内容' },
  takeDown: { label: '全部撤下', help: '网站上立即撤下；其他渠道由平台发出的由平台撤下，其余列出由人撤下' },
};
