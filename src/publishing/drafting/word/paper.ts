/** A paragraph, heading or table as it comes out. */
export interface Block {
  html: string;
  /** a point of a list: which kind, how deep, and its number */
  point?: { name: 'ul' | 'ol'; level: number; number: number };
}

/** Blocks in order, points that stand together as lists, one in the other. */
export function written(blocks: readonly Block[]): string {
  const out: string[] = [];
  const open: { name: string; level: number; next: number }[] = [];
  const close = (until: (last: (typeof open)[number]) => boolean) => {
    for (let last = open.at(-1); last && !until(last); last = open.at(-1)) {
      out.push(`</li></${last.name}>`);
      open.pop();
    }
  };
  for (const { html, point } of blocks) {
    if (!point) close(() => false);
    else {
      const { name, level, number } = point;
      close((last) => last.level <= level);
      const last = open.at(-1);
      if (last?.level === level && last.name === name && (name === 'ul' || last.next === number)) out.push('</li>');
      else {
        close((one) => one.level < level);
        out.push(name === 'ol' && number !== 1 ? `<ol start="${number}">` : `<${name}>`);
        open.push({ name, level, next: number });
      }
      open.at(-1)!.next = number + 1;
      out.push('<li>');
    }
    out.push(html);
  }
  close(() => false);
  return out.join('');
}

interface Cell {
  blocks: Block[];
  rows: number;
  columns: number;
  /** goes on with the cell above */
  continues: boolean;
}

export interface Row {
  cells: Cell[];
  head: boolean;
  deleted: boolean;
}

/** A table with cells that go on downwards as one with a span. */
export function tableOf(rows: readonly Row[]): string {
  const above = new Map<number, Cell>();
  const shown = rows.map(({ cells, head }) => {
    let column = 0;
    const own = cells.filter((cell) => {
      const begin = column;
      column += cell.columns;
      const upper = above.get(begin);
      if (cell.continues && upper?.columns === cell.columns) {
        upper.rows += 1;
        upper.blocks.push(...cell.blocks);
        return false;
      }
      for (let n = begin; n < column; n++) above.delete(n);
      above.set(begin, cell);
      return true;
    });
    return { own, name: head ? 'th' : 'td' };
  });
  const html = shown.map(({ own, name }) => {
    const cells = own.map(({ blocks, rows: down, columns: across }) => {
      const spans = `${across > 1 ? ` colspan="${across}"` : ''}${down > 1 ? ` rowspan="${down}"` : ''}`;
      return `<${name}${spans}>${written(blocks) || '<p></p>'}</${name}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><tbody>${html.join('')}</tbody></table>`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
