import { DISCLOSURE_ITEMS, type DisclosureItem } from '../../../law/index.ts';
import { count, SectionHead } from '../../../platform/ui/index.ts';

import { type Column, withBelow } from '../../columns/queries.ts';

interface ItemsProps {
  columns: readonly Column[];
  byColumn: ReadonlyMap<number, number>;
  byArticleItem: ReadonlyMap<string, number>;
}

/** 法定主动公开内容, the same documents in two orders: the law's and the columns'. */
export function ItemsPage({ columns, byColumn, byArticleItem }: ItemsProps) {
  const article20 = DISCLOSURE_ITEMS.filter((item) => item.id.startsWith('20.'));
  const article21 = DISCLOSURE_ITEMS.filter((item) => item.id.startsWith('21.'));
  return (
    <>
      <h1 class="title">法定主动公开内容</h1>
      <p class="lead">同一批信息，可以按《条例》所列事项查，也可以按栏目查。右侧数字为现有件数。</p>
      <div class="split even">
        <div>
          <section>
            <SectionHead title="《条例》第二十条" />
            <ItemLedger items={article20} counts={byArticleItem} />
          </section>
        </div>
        <div>
          <section>
            <SectionHead title="《条例》第二十一条（乡镇）" />
            <ItemLedger items={article21} counts={byArticleItem} />
          </section>
          <section>
            <SectionHead title="按栏目" />
            <ColumnLedger columns={columns} counts={byColumn} />
          </section>
        </div>
      </div>
    </>
  );
}

function ItemLedger({ items, counts }: { items: readonly DisclosureItem[]; counts: ReadonlyMap<string, number> }) {
  return (
    <div class="ledger">
      {items.map((item) => (
        <a key={item.id} href={`/disclosure/items/${item.id}`}>
          {item.label}
          <em>{count(counts.get(item.id) ?? 0)}</em>
        </a>
      ))}
    </div>
  );
}

/** Columns with what stands in them and below them. */
export function ColumnLedger({
  columns,
  counts,
  current,
}: {
  columns: readonly Column[];
  counts: ReadonlyMap<number, number>;
  current?: string;
}) {
  return (
    <div class="ledger">
      {columns.map((column) => (
        <a
          key={column.id}
          class={column.parentId === null ? undefined : 'below'}
          href={`/columns/${column.slug}`}
          aria-current={column.slug === current ? 'page' : undefined}
        >
          {column.name}
          <em>{count(withBelow(columns, column.id).reduce((sum, id) => sum + (counts.get(id) ?? 0), 0))}</em>
        </a>
      ))}
    </div>
  );
}
