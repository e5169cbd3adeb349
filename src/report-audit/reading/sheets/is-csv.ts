/** So many commas a line has where a sheet is as wide as the report's tables. */
const COMMAS = 6;

/** Whether a text is a sheet that was saved with commas: most of its lines hold as many as tables three and four are wide. */
export function isCsv(head: string): boolean {
  const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const wide = lines.filter((line) => line.split(',').length > COMMAS);
  return !head.includes('\t') && lines.length >= 3 && wide.length * 2 > lines.length;
}
