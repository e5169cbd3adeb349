import { blocks } from './blocks.ts';
import { BOUNDS, cutTo, fitting } from './cut.ts';
import { ending } from './ending.ts';
import type { Gathered } from './inline.ts';
import { escaped, nodesIn, quoted, wordsOf } from './nodes.ts';

/** A piece of information as it was signed off. */
export interface LaidOutOf {
  title: string;
  author: string;
  summary: string;
  /** sanitised (publishing/drafting/html.ts) */
  bodyHtml: string;
  /** whole address of its page on the site; '': others cannot reach it */
  address: string;
  source: string;
  /** 'YYYY-MM-DD' */
  publishedOn: string;
  attachments: readonly { name: string }[];
}

/** A picture that is to be uploaded before the article goes out. */
interface LaidOutPicture {
  /** as it stands in `content` */
  src: string;
  alt: string;
  /** file: src is '/files/HASH/NAME'; code: a QR code of the article's address */
  kind: 'file' | 'code';
}

export interface LaidOut {
  title: string;
  author: string;
  digest: string;
  content: string;
  pictures: LaidOutPicture[];
  /** what was cut or could not be kept, a Chinese sentence each */
  warnings: string[];
}

/** What stands in place of the code's address until it is uploaded. */
const CODE = 'code:address';
/** Characters by which a picture's address may grow when it is uploaded. */
const UPLOADED = 300;
/** Characters of a digest that nobody wrote: as many as the platform would take. */
const FIRST_WORDS = 54;
const TEXT = 'font-size:16px;line-height:1.75;color:#1d2129';

/** An article as an account keeps it: inline styles alone, tables that read on a phone, nothing that would be taken out
 *  without a word; within the platform's bounds, cut between paragraphs where it is longer. */
export function layOut(of: LaidOutOf): LaidOut {
  const gathered: Gathered = { links: [], pictures: [], warnings: new Set(), site: siteOf(of.address) };
  const nodes = nodesIn(of.bodyHtml);
  const pieces = blocks(nodes, gathered);
  const code = of.address ? CODE : '';
  const tail = (cut: boolean) => ending({ ...of, links: gathered.links, code, cut });
  const around = `<section style="${TEXT}"></section>`.length + tail(true).length + 2 * UPLOADED;
  const grown = pieces.map((piece) => piece + ' '.repeat(UPLOADED * (piece.split('<img ').length - 1)));
  const room = { characters: BOUNDS.content - 1 - around, bytes: BOUNDS.bytes - 1 - 3 * around };
  const count = fitting(grown, room);
  const cut = count < pieces.length;
  const kept =
    count > 0 || !cut
      ? pieces.slice(0, count)
      : [`<p style="text-indent:2em;margin:0 0 16px">${escaped(cutTo(of.summary, 2000))}</p>`];
  const content = `<section style="${TEXT}">${kept.join('')}${tail(cut)}</section>`;
  const words = nodes.map(wordsOf).join('').replace(/\s+/g, ' ').trim();
  const digest = cutTo(of.summary.trim(), BOUNDS.digest) || cutTo(words, FIRST_WORDS);
  const pictures: LaidOutPicture[] = gathered.pictures
    .filter(({ src }) => content.includes(`<img src="${quoted(src)}"`))
    .map((one) => ({ ...one, kind: 'file' }));
  if (code) pictures.push({ src: code, alt: '原文网址的二维码', kind: 'code' });
  return {
    ...{ title: cutTo(of.title.trim(), BOUNDS.title), author: cutTo(of.author.trim(), BOUNDS.author), digest },
    ...{ content, pictures, warnings: [...told(of, gathered, cut), ...gathered.warnings] },
  };
}

/** Where the site begins, for links within it: a town's may lie below a path. */
function siteOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) return '';
  const at = url.pathname.indexOf('/documents/');
  return url.origin + (at > 0 ? url.pathname.slice(0, at) : '');
}

function told(
  { title, author, summary, address, attachments }: LaidOutOf,
  { links }: Gathered,
  cut: boolean,
): string[] {
  const over = (what: string, text: string, most: number) =>
    text.trim().length > most ? [`${what}超过 ${most} 字，已截短：请看看截得是否合适`] : [];
  return [
    ...over('标题', title, BOUNDS.title),
    ...over('作者', author, BOUNDS.author),
    ...over('摘要', summary, BOUNDS.digest),
    ...(cut ? ['正文超过公众号文章的长度，后面的从略，文末注明全文所在'] : []),
    ...(attachments.length ? [`附件（${attachments.length} 个）在公众号里不能下载，文末列出了名称`] : []),
    ...(links.length ? [`正文中的链接（${links.length} 个）在公众号里不能点开，网址列在文末`] : []),
    ...(address ? [] : ['网站还没有可供访问的网址，文末没有原文网址和二维码']),
  ];
}
