import { type Face, faces } from './faces.ts';

/** The face for Chinese, Times for Latin letters and figures. */
export function fontOf(face: Face) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: face };
}

/** word/fontTable.xml with the stand-ins, which the docx library does not write. ECMA-376 part 1, 17.8.3.1 */
export const fontTable = {
  path: 'word/fontTable.xml',
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(
    faces,
  )
    .map(
      ([name, { word }]) =>
        `<w:font w:name="${name}"><w:altName w:val="${word.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
    )
    .join('')}</w:fonts>`,
};
