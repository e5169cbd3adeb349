/** Addresses looked at in one body, and the longest of them. */
const MOST_LINKS = 200;
const LONGEST = 2_000;
/** A site that cannot be read answers so; what wants to know first who asks (401, 403, 412, 429, 503) is left to people. */
export const GONE: readonly number[] = [404, 410, 500, 502, 504];
/** Days on which it must not have opened before it is told. */
export const DAYS = 3;

/** Where the links of a body lead that leave the site, each once, without what names a place in the page.
 *  @param html of a body as it is kept */
export function outsideLinks(html: string): string[] {
  const links = [...html.matchAll(/\shref="(https?:\/\/[^"]+)"/gi)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&').replace(/#.*$/s, ''),
  );
  return [...new Set(links)].filter((one) => one.length <= LONGEST && URL.canParse(one)).slice(0, MOST_LINKS);
}

/** A link that did not open on the last days on which it was tried. */
export interface DeadLink {
  address: string;
  /** 'YYYY-MM-DD': of those days */
  first: string;
  last: string;
  /** how the site answered at last; null: nobody did */
  status: number | null;
}

/** What is said of it. */
export function deadMessage({ first, last, status }: DeadLink): string {
  const how =
    status === null ? '对方没有应答' : status < 500 ? `对方说没有这个网页（${status}）` : `对方网站出错（${status}）`;
  return `站外链接打不开：${first} 至 ${last} 试了 ${DAYS} 天，最近一次${how}，请核对后更正`;
}
