import type { Counting, Group, Measure, Measured, MeasuredRow } from '../platform/measures.ts';
import { Empty, Pager, Panel, TableFrame } from '../platform/ui/index.ts';
import { type RecordsWish, recordsHref } from './links.ts';
import { valueInWords } from './words.ts';

interface RecordRow extends MeasuredRow {
  office: string;
  href: string | undefined;
}

interface Props {
  measure: Measure;
  /** name of the authority, where it is another one */
  whose: string | undefined;
  wish: RecordsWish & { counting: Counting };
  group: Group | undefined;
  asOf: string;
  measured: Measured;
  /** records of this list */
  total: number;
  rows: readonly RecordRow[];
  page: number;
  pages: number;
}

const COUNTING: Record<Counting, string> = { counted: '计入的', others: '未计入的', all: '全部' };

/** The records behind a figure, one by one. */
export function RecordsPage({ measure, whose, wish, group, asOf, measured, total, rows, page, pages }: Props) {
  const href = (more: Partial<RecordsWish>) => recordsHref(measure.id, { ...wish, ...more });
  const { part, whole } = measured;
  const valued = measure.kind === 'sum' || measure.kind === 'level';
  const noted = rows.some(({ note }) => note);
  return (
    <>
      <header class="head">
        <div>
          <h1>{measure.label}</h1>
          <p class="meta">
            {whose && `${whose}，`}
            {group && `${group.grouping.label}：${group.grouping.keys[group.key]}，`}
            {measure.standing ? `${asOf} 当天` : `${wish.from} 至 ${wish.to}`}：
            <b>{valueInWords(measure, measured.value)}</b>
            {measure.kind === 'share' && whole > 0 && `（${whole} 条中计入 ${part} 条）`}
          </p>
        </div>
      </header>
      <p class="help">{measure.about}以下是现在台账中的记录。</p>
      {measure.kind === 'share' && (
        <nav class="choices" aria-label="哪些记录">
          {(Object.keys(COUNTING) as Counting[]).map((one) => (
            <a
              key={one}
              class="btn quiet small"
              href={href({ counting: one, page: undefined })}
              aria-current={one === wish.counting ? 'page' : undefined}
            >
              {COUNTING[one]} {{ counted: part, others: whole - part, all: whole }[one]}
            </a>
          ))}
        </nav>
      )}
      <Panel>
        {rows.length === 0 ? (
          <Empty>没有这样的记录。</Empty>
        ) : (
          <TableFrame label={`${measure.label}：${total} 条记录`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">记录</th>
                  <th scope="col">日期</th>
                  {valued && (
                    <th scope="col" class="n">
                      {measure.unit}
                    </th>
                  )}
                  {noted && <th scope="col">说明</th>}
                  <th scope="col">科室</th>
                  {measure.kind === 'share' && wish.counting === 'all' && <th scope="col">计入</th>}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, title, on, note, value, office, counts, href }, n) => (
                  <tr key={`${id} ${n}`}>
                    <th scope="row" class="title-cell">
                      {href ? <a href={href}>{title}</a> : title}
                    </th>
                    <td>
                      <time>{on}</time>
                    </td>
                    {valued && <td class="n">{value === null ? '—' : Math.round(value * 10) / 10}</td>}
                    {noted && <td class="title-cell">{note}</td>}
                    <td>{office}</td>
                    {measure.kind === 'share' && wish.counting === 'all' && <td>{counts ? '是' : '否'}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={pages} href={(n) => href({ page: n })} />
      </Panel>
    </>
  );
}
