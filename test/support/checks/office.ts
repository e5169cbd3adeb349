import { zipOf } from '../zip.ts';

const W = 'xmlns:w="w" xmlns:mc="m" xmlns:r="r"';
const part = (name: string, text: string | Buffer) => ({ name, content: Buffer.from(text) });

/** A paragraph of Word out of its runs. */
export const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
/** A run. @param properties markup of its properties */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${paragraph(run(text))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
/** Another part of a Word document: '<w:hdr>' around paragraphs. */
export const story = (name: string, body: string): string => `<w:${name} ${W}>${body}</w:${name}>`;

/** A Word document. @param more its other parts, by name */
export const wordFile = (body: string, more: Record<string, string | Buffer> = {}): Buffer =>
  zipOf([
    part('[Content_Types].xml', '<Types/>'),
    part('word/document.xml', story('document', `<w:body>${body}</w:body>`)),
    ...Object.entries(more).map(([name, text]) => part(name, text)),
  ]);

/** A presentation: slides by their markup. @param more its other parts, by name */
export const slidesFile = (more: Record<string, string | Buffer>): Buffer =>
  zipOf([
    part('[Content_Types].xml', '<Types/>'),
    part('ppt/presentation.xml', '<p:presentation xmlns:p="p"/>'),
    ...Object.entries(more).map(([name, text]) => part(name, text)),
  ]);
export const slide = (text: string, attributes = ''): string =>
  `<p:sld xmlns:a="a" xmlns:p="p" ${attributes}><a:p><a:r><a:t>${text.slice(0, 1)}</a:t></a:r><a:r><a:t>${text.slice(1)}</a:t></a:r></a:p></p:sld>`;
