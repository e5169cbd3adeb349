import { hidingsOf } from '../../checks/index.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import type { Attachment } from '../revisions.ts';

interface Props {
  /** address of the document */
  at: string;
  attachments: readonly Attachment[];
  found: readonly Passage[];
}

/** Where a copy of an attachment would mend what was found in it. */
export function CopiesOffered({ at, attachments, found }: Props) {
  const mended = found.filter(({ check }) => check.startsWith('meta.') || hidingsOf(check));
  const offered = attachments.filter(({ name }) => mended.some(({ where }) => where.startsWith(`附件“${name}”`)));
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
