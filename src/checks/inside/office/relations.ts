import type { Zip } from '../../../platform/reading/index.ts';
import { eventsOf } from './parts.ts';

export interface Relation {
  id: string;
  /** the end of its type's address: 'hyperlink', 'attachedTemplate' */
  type: string;
  target: string;
  external: boolean;
}

/** The part that tells the relations of a part: 'word/_rels/document.xml.rels' of 'word/document.xml'. */
export function relationsOf(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

/** The relations that a part of relations tells. ECMA-376 part 2, 9.3 */
export async function relationsIn(zip: Zip, part: string): Promise<Relation[]> {
  const found: Relation[] = [];
  for await (const event of eventsOf(zip, part))
    if (event.kind === 'open' && event.name === 'Relationship')
      found.push({
        id: event.attributes.Id ?? '',
        type: (event.attributes.Type ?? '').split('/').at(-1) ?? '',
        target: event.attributes.Target ?? '',
        external: event.attributes.TargetMode === 'External',
      });
  return found;
}

/** Whether an address leads into somebody's computer or the office's own net. */
export const isPath = (address: string): boolean =>
  /^(?:file:|[a-z]:[\\/]|\\\\|\/(?:Users|home|Volumes)\/)/i.test(address.trim()) ||
  /^https?:\/\/(?:localhost|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[^/.]+(?:[:/]|$))/i.test(address.trim());

/** An address as people read it. */
export function readableAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
