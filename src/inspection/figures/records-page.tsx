import { minuteOf } from '../../platform/dates.ts';
import { count, Empty, Pager, Panel, TableFrame } from '../../platform/ui/index.ts';
import { type Asked, recordsHref } from './asked.ts';
import { WHATS } from './marks.ts';
import type { MarkInWords } from './said.ts';

interface Props {
  asked: Asked;
  lines: readonly MarkInWords[];
  all: number;
  page: number;
  pages: number;
}

/** What one figure counted. */
export function RecordsPage({ asked, lines, all, page, pages }: Props) {
  const counted = ['masked', 'forms', 'drafted'].includes(asked.what);
  return (
    <>
      <header class="head">
        <div>
          <h1>{WHATS[asked.what]}</h1>
          <p class="meta">
            {asked.year} 年{asked.month && ` ${asked.month} 月`}
            {asked.check && `　·　${asked.check}`}　·　{count(all)} 条记录
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={recordsHref(asked, '/export')}>
            导出 Excel
          </a>
        </div>
      </header>
      <Panel>
        {lines.length === 0 ? (
          <Empty>没有这样的记录。</Empty>
        ) : (
          <TableFrame label="记录">
            <table>
              <thead>
                <tr>
                  <th scope="col">事项</th>
                  <th scope="col">检查项</th>
                  <th scope="col">位置</th>
                  {counted && (
                    <th scope="col" class="n">
                      处数
                    </th>
                  )}
                  <th scope="col">办理人</th>
                  <th scope="col">理由</th>
                  <th scope="col">时间</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((one, n) => (
                  <tr key={n}>
                    <th scope="row">{one.href ? <a href={one.href}>{one.title}</a> : one.title}</th>
                    <td>{one.check || '—'}</td>
                    <td>{one.place || '—'}</td>
                    {counted && <td class="n">{count(one.n)}</td>}
                    <td>{one.person || '—'}</td>
                    <td>{one.reason || '—'}</td>
                    <td>
                      <time>{minuteOf(one.at)}</time>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={pages} href={(n) => `${recordsHref(asked)}&page=${n}`} />
      </Panel>
    </>
  );
}
