import type { DisclosureItem } from '../../../law/index.ts';
import { count, SectionHead } from '../../../platform/ui/index.ts';
import type { Column } from '../../columns/queries.ts';
import type { Listed } from '../listed.ts';
import { ColumnLedger } from './items.tsx';
import { PagedList } from './parts.tsx';

interface ColumnPageProps extends Listed {
  column: Column;
  columns: readonly Column[];
  byColumn: ReadonlyMap<number, number>;
}

export function ColumnPage({ column, columns, byColumn, ...listed }: ColumnPageProps) {
  return (
    <div class="split left">
      <nav class="side" aria-label="栏目">
        <SectionHead title="全部栏目" />
        <ColumnLedger columns={columns} counts={byColumn} current={column.slug} />
      </nav>
      <div>
        <h1 class="title">{column.name}</h1>
        {column.description && <p class="lead">{column.description}</p>}
        <PagedList {...listed} path={`/columns/${column.slug}`} />
        <p class="aside-note">
          共 {count(listed.total)} 件 ·{' '}
          <a href={`/subscribe?${new URLSearchParams({ column: column.slug })}`}>订阅本栏目</a>
        </p>
      </div>
    </div>
  );
}

export function ItemPage({ item, ...listed }: Listed & { item: DisclosureItem }) {
  return (
    <>
      <h1 class="title">{item.short}</h1>
      <p class="lead">
        《条例》{item.article}：{item.label}。共 {count(listed.total)} 件。
      </p>
      <PagedList {...listed} path={`/disclosure/items/${item.id}`} column />
    </>
  );
}

interface AllPageProps extends Listed {
  years: readonly number[];
  year: number | undefined;
}

export function AllPage({ years, year, ...listed }: AllPageProps) {
  return (
    <>
      <h1 class="title">{year ? `${year} 年公开的信息` : '全部公开信息'}</h1>
      <nav class="years" aria-label="年份">
        <a href="/documents" aria-current={year ? undefined : 'page'}>
          全部
        </a>
        {years.map((each) => (
          <a key={each} href={`/documents?year=${each}`} aria-current={each === year ? 'page' : undefined}>
            {each} 年
          </a>
        ))}
      </nav>
      <p class="tally">共 {count(listed.total)} 件，按发布日期排列</p>
      <PagedList {...listed} path={year ? `/documents?year=${year}` : '/documents'} column />
    </>
  );
}
