import type { HandledLine, Handling } from '../../../applications/index.ts';
import { Empty, Pager, Panel } from '../../../platform/ui/index.ts';
import { handlingHref } from '../../links.ts';
import { handlingNames } from '../../words.ts';
import { ApplicationRows } from './application-rows.tsx';

interface Props {
  year: number;
  handling: Handling;
  rows: readonly HandledLine[];
  total: number;
  page: number;
  pages: number;
  /** the reader may open applications */
  doors: boolean;
}

/** Applications of a year that were answered late, extended, or left open past their day. */
export function HandlingPage({ year, handling, rows, total, page, pages, doors }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{handlingNames[handling]}</h1>
          <p class="meta">
            {year} 年，共 {total} 件（《条例》第三十三条）
          </p>
        </div>
      </header>
      <Panel>
        {rows.length === 0 ? <Empty>没有这样的申请。</Empty> : <ApplicationRows rows={rows} doors={doors} />}
        <Pager page={page} pages={pages} href={(n) => `${handlingHref(year, handling)}?page=${n}`} />
      </Panel>
    </>
  );
}
