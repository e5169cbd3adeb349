import { escaped, quoted } from './nodes.ts';

const LINE = 'margin:0 0 8px;word-break:break-all';
/** Characters that each of these may take; the original address is whole. */
const MOST = { attachments: 3000, links: 3000 };

export interface EndingOf {
  /** whole; '': none */
  address: string;
  source: string;
  /** 'YYYY-MM-DD' */
  publishedOn: string;
  attachments: readonly { name: string }[];
  links: readonly string[];
  /** where the code of the address is drawn; '': none */
  code: string;
  /** whether the text above was cut */
  cut: boolean;
}

/** What stands below the text: files and addresses by name, since neither opens in an account, and the original with its
 *  code. */
export function ending({ address, source, publishedOn, attachments, links, code, cut }: EndingOf): string {
  const files = listed(
    attachments.map(({ name }, n) => `${n + 1}．${escaped(name)}`),
    MOST.attachments,
  );
  const notes = listed(
    links.map((link, n) => `［${n + 1}］${escaped(link)}`),
    MOST.links,
  );
  const told = [source && `来源：${escaped(source)}`, publishedOn && `公开日期：${publishedOn}`].filter(Boolean);
  const lines = [
    ...(files.length ? [bold(`附件${address ? '（请到原文下载）' : ''}`), ...files] : []),
    ...(notes.length ? [bold('文中网址'), ...notes] : []),
    ...(told.length ? [told.join('　')] : []),
    ...(address ? [`${bold('原文')}：${escaped(address)}`] : []),
  ].map((line) => `<p style="${LINE}">${line}</p>`);
  const picture =
    code &&
    `<p style="margin:16px 0 0;text-align:center"><img src="${quoted(code)}" alt="原文网址的二维码" style="width:40%;height:auto"></p><p style="text-align:center;margin:0">长按识别二维码，查看原文</p>`;
  const more = cut
    ? `<p style="margin:0 0 16px;font-weight:bold">（篇幅所限，以下从略。${address ? `全文见 ${escaped(address)}` : '全文请见本机关网站'}）</p>`
    : '';
  return `${more}<section style="border-top:1px solid #e4e1db;margin:24px 0 0;padding:16px 0 0;font-size:14px;line-height:1.6;color:#4a5260">${lines.join('')}${picture}</section>`;
}

const bold = (words: string): string => `<strong>${words}</strong>`;

/** As many as fit, and how many there are besides. */
function listed(all: readonly string[], most: number): string[] {
  let taken = 0;
  const kept = all.filter((one) => {
    taken += one.length;
    return taken <= most;
  });
  return kept.length < all.length ? [...kept, `（共 ${all.length} 项，其余见原文）`] : kept;
}
