import type { Workbook, Worksheet } from 'exceljs';

/** A sheet that prints as a paper: A4 across, as wide as the page, numbered.
 *  @param heads of a list, which may run over several pages: its first row is repeated on each; 'rows and names': also over
 *  several across, the first column repeated too. Without it: a table of the form, on one page */
export function paperSheet(book: Workbook, name: string, heads?: 'rows' | 'rows and names'): Worksheet {
  const across = heads !== 'rows and names';
  const sheet = book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9, // A4
      orientation: 'landscape',
      ...(across && { fitToPage: true, fitToWidth: 1, fitToHeight: heads ? 0 : 1 }),
      ...(heads && { printTitlesRow: '1:1' }),
      ...(!across && { printTitlesColumn: 'A:A' }),
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  sheet.properties.defaultRowHeight = 20;
  return sheet;
}

/** A line of text, and what stands around it, in points. */
const LINE = 15;
const AROUND = 5;

/** Makes the rows of a list as high as their texts need where they wrap: programs do not, where a height is given for
 *  all. A character of Chinese is as wide as two digits. */
export function fitRows(sheet: Worksheet): void {
  sheet.eachRow((row) => {
    let lines = 1;
    row.eachCell((cell, column) => {
      const width = Math.max(1, (sheet.getColumn(column).width ?? 9) - 1);
      const needed = cell.text.split('\n').map((text) => Math.ceil(text.replace(/[^\x20-\x7e]/g, '00').length / width));
      lines = Math.max(
        lines,
        needed.reduce((sum, one) => sum + Math.max(1, one), 0),
      );
    });
    if (lines > 1) row.height = lines * LINE + AROUND;
  });
}
