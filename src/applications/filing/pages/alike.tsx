import { dayOf } from '../../../platform/dates.ts';
import type { PublicText } from '../../../publishing/index.ts';

/** Published documents that may be what is sought. They open beside the form, which stays. */
export function AlikeList({ alike }: { alike: readonly PublicText[] }) {
  return (
    <ul class="list">
      {alike.map(({ documentId, title, publishedAt }) => (
        <li key={documentId}>
          <a href={`/documents/${documentId}`} target="_blank" rel="noopener">
            {title}
          </a>
          <time dateTime={dayOf(publishedAt)}>{dayOf(publishedAt)}</time>
        </li>
      ))}
    </ul>
  );
}
