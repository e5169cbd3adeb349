import type { ReplyTime, TimedLine } from '../../../applications/index.ts';
import { Empty, Pager, Panel } from '../../../platform/ui/index.ts';
import { replyTimeHref } from '../../links.ts';
import { replyTimeNames } from '../../words.ts';
import { ApplicationRows } from './application-rows.tsx';

interface Props {
  year: number;
  replyTime: ReplyTime;
  rows: readonly TimedLine[];
  total: number;
  page: number;
  pages: number;
  /** the reader may open applications */
  doors: boolean;
}

/** Applications of a year that were answered late, extended, or left open past their day. */
export function ReplyTimePage({ year, replyTime, rows, total, page, pages, doors }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{replyTimeNames[replyTime]}</h1>
          <p class="meta">
            {year} 年，共 {total} 件（《条例》第三十三条）
          </p>
        </div>
      </header>
      <Panel>
        {rows.length === 0 ? <Empty>没有这样的申请。</Empty> : <ApplicationRows rows={rows} doors={doors} />}
        <Pager page={page} pages={pages} href={(n) => `${replyTimeHref(year, replyTime)}?page=${n}`} />
      </Panel>
    </>
  );
}
