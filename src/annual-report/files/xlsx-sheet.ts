import type { Workbook, Worksheet } from 'exceljs';

/** A sheet that prints as a paper: A4 across, as wide as the page, numbered.
 *  @param heads the first row is repeated on every page; 'rows and names': a wide list that runs over several pages
 *  across, the first column repeated too */
export function paperSheet(book: Workbook, name: string, heads?: 'rows' | 'rows and names'): Worksheet {
  const across = heads !== 'rows and names';
  const sheet = book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9, // A4
      orientation: 'landscape',
      ...(across && { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
      ...(heads && { printTitlesRow: '1:1' }),
      ...(!across && { printTitlesColumn: 'A:A' }),
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  sheet.properties.defaultRowHeight = 20;
  return sheet;
}
