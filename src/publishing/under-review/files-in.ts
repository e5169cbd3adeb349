import type { Attached } from '../../checks/index.ts';
import type { Revision } from '../revisions.ts';

/** The files that go out with a revision: its attachments, and the pictures of its body, each once. */
export function filesIn({ attachments, bodyHtml }: Pick<Revision, 'attachments' | 'bodyHtml'>): Attached[] {
  const pictures = new Map<string, Attached>();
  for (const [, hash = '', name = ''] of bodyHtml.matchAll(/<img src="\/files\/([0-9a-f]{64})\/([^"<>]{0,900})"/g))
    pictures.set(hash, { hash, name: named(name), shown: true });
  return [...attachments.map(({ hash, name }) => ({ hash, name })), ...pictures.values()];
}

/** A file's name out of an address in a body. */
export function named(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('&amp;', '&'));
  } catch {
    return encoded;
  }
}
