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
