import { dayOf } from '../../../platform/dates.ts';
import { Empty, Pager, Tag } from '../../../platform/ui/index.ts';
import { validityNames } from '../../words.ts';
import { LIST_SIZE, type Listed } from '../listed.ts';
import type { PublicationLine } from '../queries.ts';

/** Titles with their day; `column`: with the name of their column. */
export function PublicationList({ rows, column }: { rows: readonly PublicationLine[]; column?: boolean }) {
  if (!rows.length) return <Empty>这里暂时没有信息。</Empty>;
  return (
    <ul class="list">
      {rows.map((row) => (
        <li key={row.documentId}>
          <a href={`/documents/${row.documentId}`}>
            {column && <span class="tag">{row.columnName}</span>}
            <span lang="zh-CN">{row.title}</span>
            {row.validity !== 'valid' && <Tag tone="warn">{validityNames[row.validity]}</Tag>}
          </a>
          <time dateTime={dayOf(row.publishedAt)}>{dayOf(row.publishedAt)}</time>
        </li>
      ))}
    </ul>
  );
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
