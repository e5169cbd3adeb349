import type { Block } from '../reading/blocks.ts';
import { dateOfLine, withDigits } from './dates-read.ts';
import { nameOf, plain } from './figure.ts';
import { findHeadings, isOfContents } from './headings.ts';
import type { SectionRead } from './read-report.ts';
import { titleParts } from './year.ts';

type Paragraph = { text: string; place: string };

export interface Outline {
  title: Paragraph | undefined;
  /** places of pictures where no part was found that they may belong to */
  pictures: string[];
  preface: Paragraph[];
  sections: SectionRead[];
  date: { date: string; place: string } | undefined;
  /** a date below the title */
  opened: { date: string; place: string } | undefined;
  signatory: string | undefined;
}

/** What a page writes below a report: buttons, links, who runs the site. */
const CHROME =
  /打印本页|打印此页|关闭(?:窗口|本页)|上一篇|下一篇|上一条|下一条|版权所有|主办单位|主办[:：]|承办单位|ICP备|网站标识码|公网安备|分享到|扫一扫|责任编辑|返回顶部|收藏本页/;
const ANY_REPORT = /(?:信息公开|政务公开).{0,60}(?:年度?报告|年报|工作报告)|年度?(?:政府)?信息公开.{0,60}报告/;
const AUTHORITY_END =
  /(?:政府|办公室|委员会|办事处|管理局|[局委办院处厅部会]|中心|[乡镇区县市]|街道|大队|支队|公司|学校|大学|学院|支行|研究所|监狱)$/;
/** Whether words end as the name of an authority does: 自然资源局（林业局） */
const endsAsAuthority = (words: string): boolean => AUTHORITY_END.test(plain(words).replace(/\([^()]{1,30}\)$/, ''));

/** Title, parts, date and signature of a report, from its paragraphs. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const headings = findHeadings(blocks);
  const start = headings[0]?.at ?? blocks.length;
  const texts = (from: number, to: number): Paragraph[] =>
    blocks
      .slice(from, to)
      .flatMap((block) => (block.kind === 'text' ? [{ text: block.text.trim(), place: block.place }] : []));
  const before = texts(0, start).filter(({ text }) => !isOfContents(text));
  const { title, from, to } = titleAmong(before);
  const preface = before.slice(to).filter(({ text }) => !dateOfLine(text));
  const opened = before.slice(from).map(dated).find(Boolean);
  const sections = headings.map(({ at, to: last, title: heading, rest }, i): SectionRead => {
    const paragraphs = texts(last + 1, headings[i + 1]?.at ?? blocks.length);
    const place = blocks[at]!.place;
    const all = rest ? [{ text: rest, place }, ...paragraphs] : paragraphs;
    return {
      title: heading,
      place,
      paragraphs: all,
      pictures: picturesIn(blocks, last + 1, headings[i + 1]?.at),
      text: '',
    };
  });
  const end = ending(sections.at(-1)?.paragraphs ?? []);
  for (const [i, section] of sections.entries()) {
    if (i === sections.length - 1) section.paragraphs = end.paragraphs;
    section.text = section.paragraphs.map(({ text }) => text).join('\n');
  }
  const pictures = headings.length ? [] : picturesIn(blocks, 0);
  return { title, pictures, preface, sections, date: end.date ?? opened, opened, signatory: end.signatory };
}

/** Places of the pictures of a part. Those below the last one's date are the page's own. */
function picturesIn(blocks: readonly Block[], from: number, to?: number): string[] {
  const ends = ({ kind, ...block }: Block) =>
    kind === 'text' && 'text' in block && (CHROME.test(block.text) || dateOfLine(block.text.trim()) !== undefined);
  const end = to ?? blocks.findIndex((block, at) => at >= from && ends(block));
  return blocks
    .slice(from, end < 0 ? undefined : end)
    .flatMap((block) => (block.kind === 'picture' ? [block.place] : []));
}

function dated({ text, place }: Paragraph): { date: string; place: string } | undefined {
  const found = dateOfLine(text);
  return found && { date: found.date, place };
}

/** A title set in large type takes at most so many lines. */
const TITLE_LINES = 3;

/** How much some lines together are like the title of a report. */
function titleScore(lines: readonly Paragraph[]): number {
  const line = withDigits(lines.map(({ text }) => text).join(''));
  if (line.length > 60 || /[。;；>›]/.test(line) || !/报告|年报/.test(line)) return 0;
  return (ANY_REPORT.test(line) ? 2 : 0) + (/20\d\d/.test(line) ? 2 : 0) + (/(?:报告|年报)$/.test(line) ? 1 : 0);
}

/** The lines that are the title: as few as say as much, with the lines before them that belong to them. */
function titleAmong(lines: readonly Paragraph[]): { title: Paragraph | undefined; from: number; to: number } {
  let best = { from: 0, to: 0, score: 1 };
  for (let count = 1; count <= TITLE_LINES; count += 1)
    for (let at = 0; at + count <= lines.length; at += 1) {
      const score = titleScore(lines.slice(at, at + count));
      if (score > best.score) best = { from: at, to: at + count, score };
    }
  if (best.to === 0) return { title: undefined, from: 0, to: 0 };
  let { from } = best;
  let text = lines
    .slice(from, best.to)
    .map((line) => line.text)
    .join('');
  const lacks = ({ year, authority }: ReturnType<typeof titleParts>) => year === undefined || authority === undefined;
  while (from > 0 && best.from - from < 2 && lacks(titleParts(text))) {
    const upper = withDigits(lines[from - 1]!.text);
    if (upper.length > 30 || /[。,，;；:：>]/.test(upper)) break;
    if (!/20\d\d年度?$/.test(upper) && !endsAsAuthority(upper)) break;
    from -= 1;
    text = lines[from]!.text + text;
  }
  return { title: { text: text.replace(/\s+/g, ' ').trim(), place: lines[from]!.place }, from, to: best.to };
}

/** The last part without signature, date and whatever the page writes below. */
function ending(paragraphs: readonly Paragraph[]) {
  const chrome = paragraphs.findIndex(({ text }) => CHROME.test(text));
  const own = chrome > 0 ? paragraphs.slice(0, chrome) : [...paragraphs];
  let at = -1;
  for (const [i, { text }] of own.entries()) if (dateOfLine(text)) at = i;
  const line = dateOfLine(own[at]?.text ?? '');
  const isName = (text: string | undefined): text is string =>
    text !== undefined && plain(text).length <= 30 && endsAsAuthority(text) && !/[。,，;；:：]/.test(text);
  if (!line) {
    const last = own.at(-1)?.text;
    return own.length > 1 && isName(last)
      ? { paragraphs: own.slice(0, -1), date: undefined, signatory: nameOf(last) }
      : { paragraphs: own, date: undefined, signatory: undefined };
  }
  const upper = own[at - 1]?.text;
  const named = [line.before, upper].find(isName);
  const to = named !== undefined && !isName(line.before) ? at - 1 : at;
  return {
    paragraphs: own.slice(0, to),
    date: { date: line.date, place: own[at]!.place },
    signatory: named && nameOf(named),
  };
}
