import { type CheerioAPI, load } from 'cheerio';

type Cells = ReturnType<CheerioAPI>;

/** 1,234.50 · -3 · 12.5% · 300 万元 */
const NUMBER = /^[-+−－]?\d[\d,，]*(?:\.\d+)?\s*(?:[%％‰]|[万亿]?元|万|亿)?$/;
/** What stands for no number in a column of numbers. */
const NONE = /^[-—–－/／无]*$/;
/** Columns of digits that count nothing. */
const LABELS = /序号|编号|号码|代码|电话|邮编|年份|年度|日期|^年$|^月$|^号$/;

/** In longer bodies, in characters, columns stay as they are: those tables are data rather than reading, and a page
 *  must not hold up the others. */
const LONGEST = 100_000;
/** Places that spanning cells may take of a table. */
const MOST_TAKEN = 20_000;

/** A body for the page: columns of figures in its tables are set right, so that their places stand below each other.
 *  The stored text stays as it is; a cell that somebody aligned keeps that. @param html sanitised */
export function alignNumbers(html: string): string {
  if (!html.includes('<table') || html.length > LONGEST) return html;
  const $ = load(html);
  $('table').each((_, table) => {
    for (const column of columnsIn($, $(table))) {
      const texts = column.map((cell) => cell.text().trim());
      const first = texts.findIndex((text) => NUMBER.test(text));
      const body = texts.slice(first);
      const figures = body.filter((text) => NUMBER.test(text)).length;
      const counts = figures > 1 && body.every((text) => NUMBER.test(text) || NONE.test(text));
      if (!counts || LABELS.test(texts.slice(0, first).join(''))) continue;
      for (const cell of column.slice(Math.max(0, first - 1)))
        if (!/\balign-/.test(`${cell.attr('class')} ${cell.find('p').attr('class')}`)) cell.addClass('align-right');
    }
  });
  return $('body').html() ?? '';
}

/** The cells of each column from the top; cells that span several columns belong to none. */
function columnsIn($: CheerioAPI, table: Cells): Cells[][] {
  const columns: Cells[][] = [];
  const taken = new Set<string>();
  table.find('tr').each((row, tr) => {
    let at = 0;
    $(tr)
      .children('td,th')
      .each((_, node) => {
        while (taken.has(`${row}:${at}`)) at += 1;
        const wide = Number(node.attribs.colspan ?? 1);
        const high = Number(node.attribs.rowspan ?? 1);
        for (let r = 1; r < high && taken.size < MOST_TAKEN; r++)
          for (let c = 0; c < wide; c++) taken.add(`${row + r}:${at + c}`);
        if (wide === 1) {
          columns[at] ??= [];
          columns[at]!.push($(node));
        }
        at += wide;
      });
  });
  return columns.filter(Boolean);
}
