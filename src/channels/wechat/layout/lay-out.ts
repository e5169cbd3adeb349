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
/** Characters of what stands in place of a text whose first paragraph is too long. */
const INSTEAD = 500;
const TEXT = 'font-size:16px;line-height:1.75;color:#1d2129';

/** An article as an account keeps it: inline styles alone, tables that read on a phone, nothing that would be taken out
 *  without a word; within the platform's bounds, cut between paragraphs where it is longer. */
export function layOut(of: LaidOutOf): LaidOut {
  const gathered: Gathered = { links: new Map(), pictures: new Map(), warnings: new Set(), site: siteOf(of.address) };
  const nodes = nodesIn(of.bodyHtml);
  const pieces = blocks(nodes, gathered);
  const words = nodes.map(wordsOf).join('').replace(/\s+/g, ' ').trim();
  const code = of.address ? CODE : '';
  const tail = (links: readonly string[], cut: boolean) => ending({ ...of, links, code, cut });
  const text = fitted(pieces, tail([...gathered.links.keys()], true).length, of.summary.trim() || words);
  const links = notesIn(text.html, [...gathered.links.keys()]);
  const content = `<section style="${TEXT}">${text.html}${tail(links, text.cut)}</section>`;
  const pictures: LaidOutPicture[] = [...gathered.pictures]
    .filter(([src]) => text.html.includes(`<img src="${quoted(src)}"`))
    .map(([src, alt]) => ({ src, alt, kind: 'file' }));
  if (code) pictures.push({ src: code, alt: '原文网址的二维码', kind: 'code' });
  return {
    ...{ title: cutTo(of.title.trim(), BOUNDS.title), author: cutTo(of.author.trim(), BOUNDS.author) },
    digest: cutTo(of.summary.trim(), BOUNDS.digest) || cutTo(words, FIRST_WORDS),
    ...{ content, pictures, warnings: [...told(of, links.length, text.cut), ...gathered.warnings] },
  };
}

/** The pieces that fit; where not even the first does, a paragraph in their place. @param below characters of the ending */
function fitted(pieces: readonly string[], below: number, instead: string): { html: string; cut: boolean } {
  const around = `<section style="${TEXT}"></section>`.length + below + 2 * UPLOADED;
  const grown = pieces.map((piece) => piece + ' '.repeat(UPLOADED * (piece.split('<img ').length - 1)));
  const room = { characters: BOUNDS.content - 1 - around, bytes: BOUNDS.bytes - 1 - 3 * around };
  const count = fitting(grown, room);
  const html = pieces.slice(0, count).join('');
  const cut = count < pieces.length;
  if (html || !cut) return { html, cut };
  return { html: `<p style="text-indent:2em;margin:0 0 16px">${escaped(cutTo(instead, INSTEAD))}</p>`, cut };
}

/** Addresses whose notes stand in a text: those up to the last. */
function notesIn(html: string, links: readonly string[]): readonly string[] {
  const numbers = [...html.matchAll(/［(\d{1,6})］/g)].map(([, number]) => Number(number));
  return links.slice(
    0,
    numbers.filter((number) => number <= links.length).reduce((most, one) => Math.max(most, one), 0),
  );
}

/** Where the site begins, for links within it: a town's may lie below a path. */
function siteOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) return '';
  const at = url.pathname.indexOf('/documents/');
  return url.origin + (at > 0 ? url.pathname.slice(0, at) : '');
}

function told({ title, author, summary, address, attachments }: LaidOutOf, links: number, cut: boolean): string[] {
  const over = (what: string, text: string, most: number) =>
    text.trim().length > most ? [`${what}超过 ${most} 字，已截短：请看看截得是否合适`] : [];
  return [
    ...over('标题', title, BOUNDS.title),
    ...over('作者', author, BOUNDS.author),
    ...over('摘要', summary, BOUNDS.digest),
    ...(cut ? ['正文超过公众号文章的长度，后面的从略，文末注明全文所在'] : []),
    ...(attachments.length ? [`附件（${attachments.length} 个）在公众号里不能下载，文末列出了名称`] : []),
    ...(links ? [`正文中的链接（${links} 个）在公众号里不能点开，网址列在文末`] : []),
    ...(address ? [] : ['网站还没有可供访问的网址，文末没有原文网址和二维码']),
  ];
}
