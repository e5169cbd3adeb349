import { extname } from 'node:path';

/** A file that is attached to something. */
export interface Attached {
  /** SHA-256, hex */
  hash: string;
  name: string;
  /** it is a picture of a body */
  shown?: boolean;
}

/** How a file is named where something in it is told, and the field of a draft that it stands in. */
export const placeOf = ({ name, shown }: Attached): { where: string; field: string } =>
  shown ? { where: `正文图片“${name}”`, field: 'body_html' } : { where: `附件“${name}”`, field: 'files' };

/** Of the name: it decides between kinds of texts. */
export const endingOf = (name: string): string => extname(name).toLowerCase().slice(0, 12);

export const fileKey = ({ hash, name }: Pick<Attached, 'hash' | 'name'>): string => hash + endingOf(name);
