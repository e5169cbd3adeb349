import {
  type Calendar,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  type RemedyBlock,
  type RemedyResult,
} from '../../law/index.ts';
import { count, Empty, Field, Pager, Panel, TableFrame } from '../../platform/ui/index.ts';
import { limitsIn } from '../limits.ts';
import type { OpenedCase } from '../store.ts';
import { kindNames } from '../words.ts';
import { DueDay, StageTag } from './parts.tsx';

export interface Asked {
  year: number;
  kind?: RemedyBlock | undefined;
  result?: RemedyResult | undefined;
  words?: string | undefined;
}

interface Props {
  asked: Asked;
  years: number[];
  rows: OpenedCase[];
  counts: { kind: RemedyBlock; result: RemedyResult; count: number }[];
  page: number;
  pages: number;
  calendar: Calendar;
  today: string;
  handles: boolean;
}

/** Address of the cases that a figure counted. */
function casesHref({ year, kind, result, words }: Asked, page = 1): string {
  const query = new URLSearchParams({ year: String(year) });
  if (kind) query.set('kind', kind);
  if (result) query.set('result', result);
  if (words) query.set('words', words);
  if (page > 1) query.set('page', String(page));
  return `/console/remedies?${query}`;
}

/** 复议诉讼: the year's cases as table four counts them; every figure is a list. */
export function CaseList(props: Props) {
  const { asked, years, rows, page, pages, handles } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>复议诉讼</h1>
          <p class="meta">因政府信息公开引发的行政复议、行政诉讼。年度报告第四部分由这里的案件逐件统计。</p>
        </div>
        {handles && (
          <div class="acts">
            <a class="btn" href="/console/remedies/new">
              登记案件
            </a>
          </div>
        )}
      </header>
      <nav class="tabs" aria-label="年度">
        {years.map((year) => (
          <a key={year} href={casesHref({ year })} aria-current={year === asked.year ? 'page' : undefined}>
            {year} 年
          </a>
        ))}
      </nav>
      <Counts {...props} />
      <form class="filters" method="get" action="/console/remedies">
        <input type="hidden" name="year" value={asked.year} />
        <Field
          name="kind"
          label="类型"
          typed={{ kind: asked.kind ?? '' }}
          options={[
            { value: '', label: '全部' },
            ...REMEDY_BLOCK_IDS.map((value) => ({ value, label: kindNames[value] })),
          ]}
        />
        <Field
          name="result"
          label="结果"
          typed={{ result: asked.result ?? '' }}
          options={[
            { value: '', label: '全部' },
            ...REMEDY_RESULT_IDS.map((value) => ({ value, label: REMEDY_RESULTS[value] })),
          ]}
        />
        <Field name="words" label="案由、案号、机关中的字词" type="search" typed={{ words: asked.words ?? '' }} />
        <button class="btn quiet" type="submit">
          筛选
        </button>
      </form>
      <Panel>
        {rows.length === 0 ? (
          <Empty>没有符合条件的案件。收到复议机关、法院送达的副本后，点“登记案件”，期限会自动计算并提醒。</Empty>
        ) : (
          <Rows {...props} />
        )}
        <Pager page={page} pages={pages} href={(n) => casesHref(asked, n)} />
      </Panel>
    </>
  );
}

function Counts({ asked, counts }: Props) {
  const of = (kind: RemedyBlock, result?: RemedyResult) =>
    counts
      .filter((one) => one.kind === kind && (!result || one.result === result))
      .reduce((sum, one) => sum + one.count, 0);
  const door = (kind: RemedyBlock, result?: RemedyResult) => (
    <a
      href={casesHref({ year: asked.year, kind, result })}
      aria-label={`${kindNames[kind]} ${result ? REMEDY_RESULTS[result] : '总计'} ${of(kind, result)} 件`}
      aria-current={asked.kind === kind && asked.result === result ? 'true' : undefined}
    >
      {count(of(kind, result))}
    </a>
  );
  return (
    <Panel>
      <TableFrame label={`${asked.year} 年复议诉讼统计`}>
        <table class="counts">
          <thead>
            <tr>
              <th scope="col">单位：件</th>
              {REMEDY_RESULT_IDS.map((result) => (
                <th key={result} scope="col" class="n">
                  {REMEDY_RESULTS[result]}
                </th>
              ))}
              <th scope="col" class="n">
                总计
              </th>
            </tr>
          </thead>
          <tbody>
            {REMEDY_BLOCK_IDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{kindNames[kind]}</th>
                {REMEDY_RESULT_IDS.map((result) => (
                  <td key={result} class="n">
                    {door(kind, result)}
                  </td>
                ))}
                <td class="n">
                  <b>{door(kind)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}

function Rows({ rows, calendar, today }: Props) {
  return (
    <TableFrame label="案件">
      <table>
        <thead>
          <tr>
            <th scope="col">案由</th>
            <th scope="col">类型</th>
            <th scope="col">机关、案号</th>
            <th scope="col">受理日期</th>
            <th scope="col">进度</th>
            <th scope="col">期限</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((of) => (
            <tr key={of.id}>
              <th scope="row" class="title-cell">
                <a href={`/console/remedies/${of.id}`}>{of.title}</a>
              </th>
              <td class="whole">{kindNames[of.kind]}</td>
              <td>
                {of.body || '—'}
                {of.caseNumber && <small class="under">{of.caseNumber}</small>}
                {of.appealNumber && <small class="under">{of.appealNumber}</small>}
              </td>
              <td>
                <time>{of.filedOn}</time>
              </td>
              <td>
                <StageTag of={of} />
              </td>
              <td>
                {limitsIn(of, calendar, today).map((limit) => (
                  <DueDay key={limit.key} limit={limit} calendar={calendar} today={today} />
                ))}
              </td>
              <td class="whole">{of.result ? REMEDY_RESULTS[of.result] : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
