/** Official papers: one model, set as Word or as PDF in the layout of GB/T 9704-2012. */
export { paperDocx } from './docx.ts';
export { facesForPdf } from './faces.ts';
export { widthOf } from './layout.ts';
export {
  type Block,
  demoMark,
  type Paper,
  type PaperCell,
  type PaperTable,
  paperDate,
  paperLines,
} from './model.ts';
export { paperPdf, typesetPdf } from './pdf.ts';
export { PaperSheet } from './sheet.tsx';
