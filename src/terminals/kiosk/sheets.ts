import { load } from 'cheerio';
import type { Authority } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { ok } from '../../platform/outcome.ts';
import { type Block, demoMark, paperDate, paperPdf } from '../../platform/papers/index.ts';
import type { ChannelText } from '../../publishing/index.ts';

/** A notice on paper, as it was signed off. */
export interface Sheets {
  pdf: Buffer;
  pages: number;
}

const MOST_KEPT = 40;
/** By revision, which never changes, and what is said of whether it holds. */
const kept = new Map<string, Promise<Outcome<Sheets>>>();

/** Sets a notice on paper. @param site whole address of the site, for where its source stands
 *  @param holding what is said first of a document that holds no more; '': nothing
 *  @returns a failure where the machine has no typesetter */
export function sheetsOf(
  text: ChannelText,
  authority: Authority,
  site: string,
  holding: string,
): Promise<Outcome<Sheets>> {
  const key = `${text.revisionId} ${site} ${holding}`;
  const known = kept.get(key);
  if (known) return known;
  const made = set(text, authority, site, holding);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return made;
}

async function set(text: ChannelText, authority: Authority, site: string, holding: string): Promise<Outcome<Sheets>> {
  const { title, documentNumber, officeName, publishedAt, documentId, onSite, correctionNote } = text;
  const source = `来源：${authority.name}，${officeName}，${paperDate(dayOf(publishedAt))}公开${onSite ? `，${site}/documents/${documentId}` : ''}。附件、图片请在网站查看。`;
  const pdf = await paperPdf({
    title,
    author: authority.name,
    ...demoMark(text.isDemo),
    blocks: [
      { kind: 'title', lines: [title] },
      ...(documentNumber ? [{ kind: 'number', text: documentNumber } as const] : []),
      { kind: 'gap' },
      ...(holding ? [{ kind: 'note', text: holding } as const] : []),
      ...blocksOf(text.bodyHtml),
      ...(correctionNote ? [{ kind: 'note', text: `更正：${correctionNote}` } as const] : []),
      { kind: 'note', text: source },
    ],
  });
  return pdf.ok ? ok({ pdf: pdf.value, pages: pagesIn(pdf.value) }) : pdf;
}

/** Paragraphs, headings and tables of a body that was sanitised. */
export function blocksOf(html: string): Block[] {
  const $ = load(html);
  return $('body')
    .children()
    .toArray()
    .flatMap((node): Block[] => {
      const element = $(node);
      if (element.is('table')) return [tableOf($, element)].flatMap((table) => table ?? []);
      if (element.is('ul, ol'))
        return element
          .children('li')
          .toArray()
          .map((item, at) => ({
            kind: 'paragraph',
            text: `${element.is('ol') ? `${at + 1}. ` : '· '}${$(item).text().trim()}`,
          }));
      const text = element.text().replace(/\s+/g, ' ').trim();
      if (!text) return [];
      return [element.is('h2, h3, h4') ? { kind: 'heading', level: 1, text } : { kind: 'paragraph', text }];
    });
}

function tableOf($: ReturnType<typeof load>, table: ReturnType<ReturnType<typeof load>>): Block | undefined {
  const rows = table
    .find('tr')
    .toArray()
    .map((row) =>
      $(row)
        .children('td, th')
        .toArray()
        .map((cell) => ({
          text: $(cell).text().replace(/\s+/g, ' ').trim(),
          colSpan: spanOf($(cell).attr('colspan')),
          rowSpan: spanOf($(cell).attr('rowspan')),
          strong: $(cell).is('th'),
          left: !$(cell).is('th'),
        })),
    )
    .filter((row) => row.length > 0);
  const columns = Math.max(0, ...rows.slice(0, 1).map((row) => row.reduce((sum, { colSpan }) => sum + colSpan, 0)));
  if (columns === 0) return undefined;
  return { kind: 'table', widths: Array(columns).fill(1), head: 0, rows };
}

const spanOf = (text: string | undefined): number => (/^[1-9]\d?$/.test(text ?? '') ? Number(text) : 1);

/** Pages of a PDF that our own typesetter wrote, whose page objects stand open in it. */
function pagesIn(pdf: Buffer): number {
  return Math.max(1, (pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)\b/g) ?? []).length);
}
