import { GRADES, pointsInWords } from '../../law/index.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Fault, Figure, Form, Icon, Pager, Panel, TableFrame } from '../../platform/ui/index.ts';
import { APPRAISAL } from '../counting/appraisal.ts';
import { SchemeTag } from '../scheme/pages.tsx';
import type { Scheme } from '../scheme/store.ts';
import { appraisalsHref, HOME, resultsHref, schemeHref } from '../words.ts';
import { SelfTag, StateTag, SubjectLink } from './parts.tsx';
import type { Row, Wait } from './waits.ts';
import { WAITS } from './waits.ts';

interface Props {
  scheme: Scheme;
  /** of this page */
  rows: readonly Row[];
  counts: Record<Wait, number>;
  wait: Wait | '';
  page: number;
  pages: number;
  total: number;
  today: string;
  keeps: boolean;
  /** of published results */
  resultsId: number | undefined;
  failure?: Failure | undefined;
}

/** A round as it goes: where each of them stands, and what is done for all at once. */
export function RoundPage(props: Props) {
  const { scheme, rows, counts, wait, page, pages, total, today, keeps, resultsId, failure } = props;
  const path = schemeHref(scheme.id);
  const href = (of: Wait | '', n = 1) => {
    const query = new URLSearchParams({ ...(of && { wait: of }), ...(n > 1 && { page: String(n) }) }).toString();
    return query ? `${path}/round?${query}` : `${path}/round`;
  };
  const late = (of: Wait) => of === 'late' && counts[of] > 0;
  return (
    <>
      <header class="head">
        <div>
          <h1>考核进展</h1>
          <p class="meta">
            <a href={path}>{scheme.content!.title}</a>
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${path}/results.docx`}>
            <Icon name="download" /> Word
          </a>
          <a class="btn quiet" href={`${path}/results.xlsx`}>
            <Icon name="download" /> Excel
          </a>
          <span class="states">
            <SchemeTag scheme={scheme} />
          </span>
        </div>
      </header>
      <Fault failure={failure} />
      <div class="figures ledger-figures">
        {(Object.keys(WAITS) as Wait[]).map((of) => (
          <Figure key={of} value={counts[of]} label={WAITS[of]} href={href(of)} late={late(of)} />
        ))}
      </div>
      {keeps && <Steps {...{ scheme, counts, path, resultsId }} />}
      <Panel>
        {rows.length === 0 ? (
          <Empty>{wait ? `没有“${WAITS[wait]}”的。` : '方案发布以后，考核对象列在这里。'}</Empty>
        ) : (
          <>
            <p class="help">
              共 {total} 个{wait && `，${WAITS[wait]}`}。
            </p>
            {wait && (
              <p>
                <a href={href('')}>看全部</a>
              </p>
            )}
            <TableFrame label="考核对象">
              <table class="carded">
                <thead>
                  <tr>
                    <th scope="col">考核对象</th>
                    <th scope="col">自评</th>
                    <th scope="col">状态</th>
                    <th scope="col" class="n">
                      得分
                    </th>
                    <th scope="col">等次</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ subject, todo, result }) => (
                    <tr key={subject.id}>
                      <th scope="row" class="title-cell">
                        <SubjectLink subject={subject} />
                        {todo && <small class="under">{todo}</small>}
                      </th>
                      <td data-label="自评">
                        <SelfTag subject={subject} today={today} />
                      </td>
                      <td data-label="状态">
                        <StateTag subject={subject} />
                      </td>
                      <td class="n" data-label="得分">
                        {result ? pointsInWords(result.total) : '—'}
                      </td>
                      <td data-label="等次">{result ? GRADES[result.grade] : '—'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableFrame>
          </>
        )}
        <Pager page={page} pages={pages} href={(n) => href(wait, n)} />
      </Panel>
    </>
  );
}

function Steps({ scheme, counts, path, resultsId }: Pick<Props, 'scheme' | 'counts' | 'resultsId'> & { path: string }) {
  const content = scheme.content!;
  const appraised = content.items.some(({ counted }) => counted?.measure === APPRAISAL);
  if (!scheme.frozenAt)
    return (
      <>
        <p>
          {content.frozenOn} 数据截止，次日由机器统计，然后评分、通知初评结果。
          {appraised && '截止前请选定社会评议的问卷。'}
        </p>
        {appraised && (
          <p>
            <a class="btn quiet" href={appraisalsHref(scheme.id)}>
              选定社会评议问卷
            </a>
          </p>
        )}
      </>
    );
  if (resultsId !== undefined)
    return (
      <p>
        <a href={`${HOME}/${resultsId}`}>看公布的结果（{scheme.resultsOn}）</a>
        {'　'}
        <a href={resultsHref(scheme.id)}>公布的各版</a>
      </p>
    );
  const one = (at: string, text: string, button: string) => (
    <Form action={`${path}/${at}`} among={at} class="inline">
      <p>
        {text}{' '}
        <button class="btn quiet" type="submit">
          {button}
        </button>
      </p>
    </Form>
  );
  return (
    <>
      {counts.ready > 0 && one('tell', `${counts.ready} 个评分已经齐全。`, '通知初评结果')}
      {counts.ending > 0 && one('finalise', `${counts.ending} 个申诉期限已过。`, '确定最终结果')}
      {counts.final > 0 &&
        counts.open === 0 &&
        one('publish-results', `全部 ${counts.final} 个结果已经确定。`, '向社会公布')}
    </>
  );
}
