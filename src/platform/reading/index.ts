/** Reading of files that others made: bounded, and refused with a sentence. */
export { decodeText } from './decode.ts';
export { encodingOf } from './encoding.ts';
export { nameFor, safeName, withoutUnseen } from './file-name.ts';
export { type Kind, kinds } from './kinds.ts';
export { archiveFault, zipKind } from './look-inside.ts';
export { openPdfFile, type PdfFile } from './pdf.ts';
export { Unreadable } from './unreadable.ts';
export { sheetsIn } from './workbook.ts';
export { type XmlEvent, xmlEvents } from './xml.ts';
export { openZip, type Zip } from './zip.ts';
