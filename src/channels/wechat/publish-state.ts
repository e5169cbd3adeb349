/** What became of a publication, by the number that the platform gives it. */
export const PUBLISH_STATES = ['done', 'underWay', 'originality', 'failed', 'refused', 'deleted', 'banned'] as const;
export type PublishStatus = (typeof PUBLISH_STATES)[number];

/** What a person does about each; '': nothing. */
export const publishWords: Readonly<Record<PublishStatus, string>> = {
  done: '',
  underWay: '',
  originality: '原创声明没有通过：请登录公众平台查看原因，修改后重新送出',
  failed: '微信没有发布成功：请登录公众平台查看草稿和通知，修改后重新送出，或者在公众平台发布后登记网址',
  refused: '没有通过微信的审核：请登录公众平台查看通知，修改后重新送出',
  deleted: '发布后已在公众平台上删除',
  banned: '发布后被微信封禁：请登录公众平台查看通知',
};

/** What is known of a publication. */
export interface PublishState {
  status: PublishStatus;
  /** '' until it is published */
  articleId: string;
  /** where each article stands for good, in their order; '': not told */
  urls: string[];
  /** articles that failed, counted from 1 as the platform does */
  failed: number[];
}

/** @param index of an article, from 1 */
export interface TellsUrl {
  index: number;
  url: string;
}

/** Addresses in the order of the articles. What is no web address, or has no place among eight, is left out. */
export function urlsInOrder(told: readonly TellsUrl[]): string[] {
  const urls: string[] = [];
  for (const { index, url } of told)
    if (Number.isInteger(index) && index >= 1 && index <= 8 && /^https?:\/\/[^\s]{1,2000}$/.test(url))
      urls[index - 1] = url;
  return Array.from(urls, (url) => url ?? '');
}
