import { dayOf } from '../platform/dates.ts';
import { first, type Typed } from '../platform/http/form.ts';
import { Empty, Pager, Tag } from '../platform/ui/index.ts';
import { type PublicationLine, validityNames } from '../publishing/index.ts';

export const LIST_SIZE = 20;

/** Titles with their day; `column`: with the name of their column. */
export function PublicationList({ rows, column }: { rows: readonly PublicationLine[]; column?: boolean }) {
  if (!rows.length) return <Empty>这里暂时没有信息。</Empty>;
  return (
    <ul class="list">
      {rows.map((row) => (
        <li key={row.documentId}>
          <a href={`/documents/${row.documentId}`}>
            {column && <span class="tag">{row.columnName}</span>}
            {row.title}
            {row.validity !== 'valid' && <Tag tone="warn">{validityNames[row.validity]}</Tag>}
          </a>
          <time dateTime={dayOf(row.publishedAt)}>{dayOf(row.publishedAt)}</time>
        </li>
      ))}
    </ul>
  );
}

/** A page of a list. */
export interface Listed {
  rows: PublicationLine[];
  total: number;
  page: number;
}

interface PagedProps extends Listed {
  /** address of the list, without the page */
  path: string;
  column?: boolean;
}

/** A list by pages of LIST_SIZE. */
export function PagedList({ rows, total, page, path, column }: PagedProps) {
  const joint = path.includes('?') ? '&' : '?';
  return (
    <>
      <PublicationList rows={rows} column={column ?? false} />
      <Pager
        page={page}
        pages={Math.max(1, Math.ceil(total / LIST_SIZE))}
        href={(n) => (n === 1 ? path : `${path}${joint}page=${n}`)}
      />
    </>
  );
}

/** Page number of an address; nonsense is page 1. */
export function pageIn(query: Typed): number {
  const page = Number(first(query, 'page') || 1);
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}
