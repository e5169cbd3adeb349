import type { Passage } from '../../platform/public-text/index.ts';
import type { Attachment } from '../revisions.ts';
import { copyMends } from './asked.ts';

interface Props {
  /** address of the document */
  at: string;
  attachments: readonly Attachment[];
  found: readonly Passage[];
}

/** Where a copy of an attachment would mend what was found in it. */
export function CopiesOffered({ at, attachments, found }: Props) {
  const offered = attachments.filter(({ name }) => copyMends(found, name));
  if (!offered.length) return null;
  return (
    <ul class="dots">
      {offered.map(({ position, name }) => (
        <li key={position}>
          《{name}》：<a href={`${at}/attachments/${position}/copy`}>遮盖、清理，生成可公开的副本</a>
        </li>
      ))}
    </ul>
  );
}
