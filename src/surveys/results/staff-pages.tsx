import { count, Empty, Form, Pager, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { THREAT } from '../answering/store.ts';
import { DESK } from '../paths.ts';
import { type Survey, titleOf, type Version } from '../preparing/store.ts';
import { choicesOf, type Picks, type Question } from '../questions/questions.ts';
import { STANDINGS, type SurveyStanding } from '../questions/standing.ts';
import { LEAST, shareOf } from '../questions/tally.ts';
import type { TextState } from '../tables.ts';
import type { Groups, VersionResults } from './figures.ts';
import type { Recorded, RecordWish } from './records.ts';
import type { Written } from './texts.ts';

interface Props {
  survey: Survey;
  state: SurveyStanding;
  results: readonly VersionResults[];
}

const recordsAt = (survey: Survey, asked: Record<string, number | string>) =>
  `${DESK}/${survey.id}/answers?${new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]))}`;

/** Every figure of a survey; each opens the answers that it counts. */
export function StaffResultsPage({ survey, state, results }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>各题结果</h1>
          <p class="meta">
            {titleOf(survey)}　·　{STANDINGS[state]}　·　每个数打开它的答卷。答题不足 {LEAST} 人的，网站不公布。
          </p>
        </div>
      </header>
      {results.every(({ answers }) => answers === 0) && <Empty>还没有答卷。有人回答以后，各题的结果列在这里。</Empty>}
      {results
        .filter(({ answers }) => answers > 0)
        .map(({ version, answers, entered, tallies, groups }) => (
          <Panel key={version.id} title={`第 ${version.number} 版`}>
            <p>
              <a href={recordsAt(survey, { version: version.id })}>{count(answers)} 份答卷</a>
              ，其中窗口登记{' '}
              <a href={recordsAt(survey, { version: version.id, channel: 'window' })}>{count(entered)} 份</a>
            </p>
            {tallies.map(({ number, answered, counts, mean }) => {
              const question = version.content.questions[number - 1]!;
              const of = { version: version.id, question: number };
              return (
                <section key={number} class="result">
                  <h3>
                    {number}. {question.title}
                  </h3>
                  <p class="help">
                    <a href={recordsAt(survey, of)}>{count(answered)} 人回答</a>
                    {mean !== undefined && `，平均 ${mean.toFixed(2)} 分`}
                  </p>
                  {counts.length > 0 && (
                    <TableFrame label={`第 ${version.number} 版第 ${number} 题`}>
                      <table>
                        <thead>
                          <tr>
                            <th scope="col">选项</th>
                            <th scope="col" class="n">
                              人数
                            </th>
                            <th scope="col" class="n">
                              占比
                            </th>
                          </tr>
                        </thead>
                        <tbody>
                          {choicesOf(question).map(({ value, label }, at) => (
                            <tr key={value}>
                              <th scope="row">{label}</th>
                              <td class="n">
                                <a href={recordsAt(survey, { ...of, choice: value })}>{count(counts[at]!)}</a>
                              </td>
                              <td class="n">{shareOf(counts[at]!, answered) || '—'}</td>
                            </tr>
                          ))}
                        </tbody>
                      </table>
                    </TableFrame>
                  )}
                </section>
              );
            })}
            {groups && <GroupSizes survey={survey} version={version} groups={groups} />}
          </Panel>
        ))}
    </>
  );
}

function GroupSizes({ survey, version, groups }: { survey: Survey; version: Version; groups: Groups }) {
  return (
    <p class="help">
      网站另按第 {groups.by} 题分组：
      {groups.labels.map((label, at) => (
        <span key={label}>
          {at > 0 && '，'}
          {label}{' '}
          <a href={recordsAt(survey, { version: version.id, question: groups.by, choice: at + 1 })}>
            {count(groups.sizes[at]!)} 人
          </a>
        </span>
      ))}
    </p>
  );
}

interface RecordsProps {
  survey: Survey;
  versions: readonly Version[];
  wish: RecordWish;
  records: readonly Recorded[];
  total: number;
  page: number;
  pages: number;
}

/** Answers one by one. */
export function RecordsPage({ survey, versions, wish, records, total, page, pages }: RecordsProps) {
  const version = versions.find(({ id }) => id === wish.version);
  const question = version?.content.questions[wish.question - 1];
  const choice = question && choicesOf(question).find(({ value }) => value === wish.choice);
  const said = [
    version && `第 ${version.number} 版`,
    wish.channel === 'window' && '窗口登记',
    question && `第 ${wish.question} 题：${question.title}`,
    choice && `选“${choice.label}”`,
  ].filter(Boolean);
  const asked = Object.fromEntries(
    Object.entries({ ...wish, surveyId: '' }).filter(([, value]) => value !== '' && !Number.isNaN(value)),
  ) as Record<string, string | number>;
  return (
    <>
      <header class="head">
        <div>
          <h1>答卷 {count(total)} 份</h1>
          <p class="meta">{[titleOf(survey), ...said].join('　·　')}</p>
        </div>
      </header>
      <Panel>
        {records.length === 0 ? (
          <Empty>没有这样的答卷。</Empty>
        ) : (
          <TableFrame label="答卷">
            <table>
              <thead>
                <tr>
                  <th scope="col">编号</th>
                  <th scope="col">日期</th>
                  <th scope="col">来自</th>
                  <th scope="col">回答</th>
                </tr>
              </thead>
              <tbody>
                {records.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.id}</th>
                    <td>
                      <time>{one.on}</time>
                    </td>
                    <td>{one.channel === 'window' ? `窗口，${one.enteredBy}登记` : '网站'}</td>
                    <td>
                      {picksInWords(versions.find(({ id }) => id === one.versionId)!.content.questions, one.picks)}
                      {one.written.length > 0 && `　第 ${one.written.join('、')} 题写了文字`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={pages} href={(to) => recordsAt(survey, { ...asked, page: to })} />
      </Panel>
    </>
  );
}

function picksInWords(questions: readonly Question[], picks: Picks): string {
  return questions
    .flatMap((question, at) => {
      const chosen = picks[at + 1];
      if (!chosen) return [];
      const labels = choicesOf(question).filter(({ value }) => chosen.includes(value));
      return [`${at + 1}. ${labels.map(({ label }) => label).join('、')}`];
    })
    .join('　');
}

interface TextsProps {
  survey: Survey;
  versions: readonly Version[];
  state: TextState;
  texts: readonly Written[];
  total: number;
  page: number;
  pages: number;
}

const TEXT_STATES: Record<TextState, string> = { unread: '没有看过', shown: '公开', kept: '不公开' };

/** What people wrote, for a person to let pass. */
export function TextsPage({ survey, versions, state, texts, total, page, pages }: TextsProps) {
  const at = (of: TextState, to = 1) => `${DESK}/${survey.id}/texts?state=${of}${to > 1 ? `&page=${to}` : ''}`;
  return (
    <>
      <header class="head">
        <div>
          <h1>文字答案</h1>
          <p class="meta">
            {titleOf(survey)}　·　定为公开的，问卷结束后随结果公布。证件号、电话收下时已遮去；可能是威胁的不公开。
          </p>
        </div>
      </header>
      <nav class="tabs" aria-label="文字答案">
        {(Object.keys(TEXT_STATES) as TextState[]).map((one) => (
          <a key={one} href={at(one)} aria-current={one === state ? 'page' : undefined}>
            {TEXT_STATES[one]}
          </a>
        ))}
      </nav>
      <Panel title={`${TEXT_STATES[state]} ${count(total)} 条`}>
        {texts.length === 0 ? (
          <Empty>{state === 'unread' ? '没有要看的文字。有人写了，就列在这里。' : '没有。'}</Empty>
        ) : (
          <ul class="todo">
            {texts.map((one) => (
              <Text key={`${one.answerId} ${one.question}`} one={one} {...{ survey, versions, state }} />
            ))}
          </ul>
        )}
        <Pager page={page} pages={pages} href={(to) => at(state, to)} />
      </Panel>
    </>
  );
}

function Text({ one, survey, versions, state }: Pick<TextsProps, 'survey' | 'versions' | 'state'> & { one: Written }) {
  const version = versions.find(({ id }) => id === one.versionId)!;
  const threat = one.found.includes(THREAT);
  return (
    <li>
      <span>
        <b class="said">{one.text ?? '已按保存期限删除'}</b>
        <span class="line help">
          {versions.length > 1 && `第 ${version.number} 版，`}第 {one.question} 题：
          {version.content.questions[one.question - 1]?.title}
          {one.judgedBy && `　${one.judgedBy}定`}
        </span>
        {one.found.map((found) => (
          <Tag key={found} tone={found === THREAT ? 'late' : 'warn'}>
            {found}
          </Tag>
        ))}
        {threat && <span class="line help">确有危险的，马上向公安机关报告。</span>}
      </span>
      {one.text !== undefined && (
        <Form
          action={`${DESK}/${survey.id}/texts/${one.answerId}/${one.question}`}
          among={`text-${one.answerId}-${one.question}`}
        >
          <input type="hidden" name="state" value={state} />
          <p class="actions">
            {state !== 'shown' && !threat && (
              <button class="btn quiet" type="submit" name="button" value="show">
                公开
              </button>
            )}
            {state !== 'kept' && (
              <button class="btn quiet" type="submit" name="button" value="keep">
                不公开
              </button>
            )}
          </p>
        </Form>
      )}
    </li>
  );
}
