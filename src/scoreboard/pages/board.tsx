import type { MeasuredRow } from '../../platform/measures.ts';
import { count, Empty, Pager, TableFrame } from '../../platform/ui/index.ts';
import type { Board, Line } from '../board.ts';
import { type BoardWish, FEWEST, HOME, RECORDS, type Standing, shareInWords, TITLE } from '../rules.ts';

const COLUMNS: readonly [Standing | undefined, string][] = [
  [undefined, '到期事项'],
  ['timely', '按期公开'],
  ['late', '逾期公开'],
  ['open', '尚未公开'],
];

const asked = ({ year, month }: BoardWish): [string, string][] => [
  ['year', String(year)],
  ...(month ? [['month', String(month)] as [string, string]] : []),
];

/** Address of the records behind a number. */
function recordsHref(wish: BoardWish, officeId: Line['officeId'], standing: Standing | undefined, page = 1): string {
  return `${RECORDS}?${new URLSearchParams([
    ...asked(wish),
    ...(officeId === undefined ? [] : [['office', String(officeId ?? 0)] as [string, string]]),
    ...(standing ? [['standing', standing] as [string, string]] : []),
    ...(page > 1 ? [['page', String(page)] as [string, string]] : []),
  ])}`;
}

interface Props {
  board: Board;
  wish: BoardWish;
  years: readonly number[];
  today: string;
  /** before it is shown: its numbers are no doors yet */
  preview?: true;
}

/** The board, as the public reads it. */
export function BoardTable({ board, wish, preview }: Pick<Props, 'board' | 'wish' | 'preview'>) {
  if (board.lines[0]!.all === 0) return <Empty>这段时间没有到期的公开事项。</Empty>;
  return (
    <TableFrame label="公开及时率，按公开主体">
      <table>
        <thead>
          <tr>
            <th scope="col">公开主体</th>
            <th scope="col" class="n">
              及时率
            </th>
            {COLUMNS.map(([standing, label]) => (
              <th key={standing ?? ''} scope="col" class="n">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td class="n">{shareInWords(line.counts.timely, line.all) ?? '数量少，不计算'}</td>
              {COLUMNS.map(([standing]) => {
                const n = count(standing ? line.counts[standing] : line.all);
                return (
                  <td key={standing ?? ''} class="n">
                    {preview ? n : <a href={recordsHref(wish, line.officeId, standing)}>{n}</a>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** 公开及时率 on the site. */
export function BoardPage({ board, wish, years, today }: Props) {
  const months = Array.from({ length: 12 }, (_, n) => n + 1).filter(
    (month) => `${wish.year}-${String(month).padStart(2, '0')}-01` <= today,
  );
  const href = (one: BoardWish) => `${HOME}?${new URLSearchParams(asked(one))}`;
  return (
    <>
      <h1 class="title">{TITLE}</h1>
      <p class="lead">应当公开的事项，到期以前公开了多少。</p>
      <nav class="years" aria-label="年度">
        {years.map((year) => (
          <a
            key={year}
            href={href({ year, month: undefined })}
            aria-current={year === wish.year && !wish.month ? 'page' : undefined}
          >
            {year} 年
          </a>
        ))}
      </nav>
      <nav class="years" aria-label="月份">
        {months.map((month) => (
          <a
            key={month}
            href={href({ year: wish.year, month })}
            aria-current={month === wish.month ? 'page' : undefined}
          >
            {month} 月
          </a>
        ))}
      </nav>
      <p>
        <time>{board.from}</time> — <time>{board.to}</time>
      </p>
      <BoardTable board={board} wish={wish} />
      <Counting />
    </>
  );
}

/** How it is counted: stands under the board, and before who switches it on. */
export function Counting() {
  return (
    <>
      <p class="tally">
        公开事项目录规定了每一事项的公开期限。期限在这段时间内、已经到期的事项，在期限内公开的计入按期公开；经核准说明没有发生或者不能公开的，不计。
      </p>
      <p class="tally">不足 {FEWEST} 项的不计算比例，只列数量。按台账现在的记录统计，有变动时随时更新。</p>
    </>
  );
}

interface RecordsProps {
  wish: BoardWish;
  rows: readonly MeasuredRow[];
  total: number;
  page: number;
  pages: number;
  officeId: Line['officeId'];
  standing: Standing | undefined;
  name: string;
}

/** The obligations behind a number. */
export function RecordsPage({ wish, rows, total, page, pages, officeId, standing, name }: RecordsProps) {
  return (
    <>
      <h1 class="title">公开及时率的明细</h1>
      <p class="lead">
        <span>{name}</span> <span>{COLUMNS.find(([one]) => one === standing)![1]}</span> <b>{count(total)}</b>
      </p>
      {rows.length === 0 ? (
        <Empty>没有这样的事项。</Empty>
      ) : (
        <TableFrame label="公开事项">
          <table>
            <thead>
              <tr>
                <th scope="col">公开事项</th>
                <th scope="col">公开期限</th>
                <th scope="col">公开情况</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, title, on, note }) => (
                <tr key={id}>
                  <th scope="row" lang="zh-CN">
                    {title}
                  </th>
                  <td>
                    <time>{on}</time>
                  </td>
                  <td lang="zh-CN">{note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      <Pager page={page} pages={pages} href={(n) => recordsHref(wish, officeId, standing, n)} />
    </>
  );
}
