/** Kinds of files by content, with the media type under which they go out. */
export const kinds = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  cfb: 'application/x-cfb', // .doc .xls .ppt .wps
  ofd: 'application/ofd', // GB/T 33190-2016
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  csv: 'text/csv',
  text: 'text/plain',
} as const;
export type Kind = keyof typeof kinds;

/** How names of each kind end; the first is the one that is given. */
export const ENDINGS: Readonly<Record<Kind, readonly string[]>> = {
  pdf: ['pdf'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  pptx: ['pptx'],
  cfb: ['doc', 'xls', 'ppt', 'wps', 'et', 'dps'],
  ofd: ['ofd'],
  zip: ['zip'],
  png: ['png'],
  jpg: ['jpg', 'jpeg'],
  gif: ['gif'],
  webp: ['webp'],
  csv: ['csv'],
  text: ['txt'],
};

/** The kind that goes out under a media type, told with its charset or without. */
export function kindOf(mediaType: string): Kind | undefined {
  const [bare] = mediaType.split(';');
  return (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind] === bare);
}
