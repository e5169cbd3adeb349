import { count, TableFrame } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';
import type { Survey } from '../preparing/store.ts';
import { LEAST, shareOf } from '../questions/tally.ts';
import type { ShownGroups, ShownQuestion, ShownVersion } from './shown.ts';

export interface PublicText {
  versionId: number;
  question: number;
  text: string;
}

interface Props {
  survey: Survey;
  title: string;
  versions: readonly ShownVersion[];
  /** by number of the version */
  texts: ReadonlyMap<number, readonly PublicText[]>;
}

/** Results of a survey that is over: each question drawn and in figures. */
export function ResultsPage({ survey, title, versions, texts }: Props) {
  const path = `${HOME}/${survey.id}`;
  const level = versions.length > 1 ? 'h3' : 'h2'; // below the version's own heading
  const all = versions.reduce<number | null>(
    (sum, { answers }) => (sum === null || answers === null ? null : sum + answers),
    0,
  );
  return (
    <div class="results">
      <h1 class="title">
        <span lang="zh-CN">{title}</span>
        <span>：结果</span>
      </h1>
      <p class="lead">
        <span>
          {survey.opensOn} 至 {survey.closesOn}
        </span>
        {'　'}
        <a href={path}>看问卷</a>
      </p>
      <p class="sum">
        {all === null
          ? `答卷少于 ${LEAST} 份，不公布各题的结果。`
          : all === 0
            ? '没有人回答这份问卷。'
            : `收到答卷 ${count(all)} 份。`}
      </p>
      {versions.length > 1 && <ByVersion versions={versions} />}
      {versions.map((version) => (
        <section key={version.number}>
          {versions.length > 1 && <h2>第 {version.number} 版</h2>}
          {version.entered ? <p class="help">其中在窗口填写纸质问卷 {count(version.entered)} 份。</p> : null}
          {version.answers !== 0 &&
            version.questions.map((question) => (
              <QuestionResult
                key={question.number}
                question={question}
                version={version.number}
                level={level}
                texts={(texts.get(version.number) ?? []).filter((one) => one.question === question.number)}
              />
            ))}
          {version.groups && version.answers ? (
            <GroupTable groups={version.groups} version={version} level={level} />
          ) : null}
        </section>
      ))}
      <p class="help">
        不记名。答题的人少于 {LEAST} 个的，不公布怎样答的；能用减法算出来的，也不公布。题目改过的，各版分开计。
      </p>
      <p class="aside-note">
        <span>开放数据</span>
        {'：'}
        <a href={`${path}/results.csv`}>CSV</a>
        {'　'}
        <a href={`${path}/results.json`}>JSON</a>
      </p>
    </div>
  );
}

function ByVersion({ versions }: Pick<Props, 'versions'>) {
  return (
    <TableFrame label="各版的答卷">
      <table>
        <thead>
          <tr>
            <th scope="col">版本</th>
            <th scope="col" class="n">
              答卷
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ number, answers }) => (
            <tr key={number}>
              <th scope="row">第 {number} 版</th>
              <td class="n">{answers === null ? `少于 ${LEAST} 份` : count(answers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

type Level = 'h2' | 'h3';

function QuestionResult({
  question,
  version,
  level: Title,
  texts,
}: {
  question: ShownQuestion;
  version: number;
  level: Level;
  texts: readonly PublicText[];
}) {
  const { number, title, answered, kind, mean } = question;
  return (
    <section class="result">
      <Title lang="zh-CN">
        {number}. {title}
      </Title>
      {answered === null ? (
        <p class="help">答这题的少于 {LEAST} 人，不公布。</p>
      ) : (
        <p class="help">
          {kind === 'several' ? `${count(answered)} 人回答，可以选多项。` : `${count(answered)} 人回答。`}
          {mean !== undefined && <b>平均 {mean.toFixed(2)} 分</b>}
        </p>
      )}
      {question.rows.length > 0 && <BarTable question={question} version={version} />}
      {kind === 'text' && answered !== null && <TextList texts={texts} />}
    </section>
  );
}

/** Bars drawn on the server, in the table that says the same. */
function BarTable({ question: { number, rows, answered }, version }: { question: ShownQuestion; version: number }) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <TableFrame label={`第 ${version} 版第 ${number} 题的结果`}>
      <table class="bars">
        <thead>
          <tr>
            <th scope="col">选项</th>
            <th scope="col" class="n">
              人数
            </th>
            <th scope="col" class="n">
              占比
            </th>
            <td class="bar" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row" lang="zh-CN">
                {row.label}
              </th>
              <td class="n">{count(row.count)}</td>
              <td class="n">{shareOf(row.count, answered ?? 0) || '—'}</td>
              <td class="bar" aria-hidden="true">
                <Bar share={row.count / most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" focusable="false">
      <rect width={(share * 100).toFixed(1)} height="8" />
    </svg>
  );
}

const MOST_TEXTS = 100;

function TextList({ texts }: { texts: readonly PublicText[] }) {
  if (!texts.length) return <p class="help">写的文字由工作人员看过后公布，现在没有公布的。</p>;
  return (
    <>
      <p class="help">公布其中 {count(texts.length)} 条，号码已经遮去。</p>
      <ul class="texts" lang="zh-CN">
        {texts.slice(0, MOST_TEXTS).map(({ text }, at) => (
          <li key={at}>{text}</li>
        ))}
      </ul>
      {texts.length > MOST_TEXTS && <p class="help">这里列出 {MOST_TEXTS} 条，全部见开放数据。</p>}
    </>
  );
}

interface GroupProps {
  groups: ShownGroups;
  version: ShownVersion;
  level: Level;
}

function GroupTable({ groups, version, level: Title }: GroupProps) {
  const by = version.questions[groups.by - 1]!;
  const cell = (part: number | null, whole: number | null) =>
    part === null || whole === null ? '不公布' : `${count(part)}${whole ? `（${shareOf(part, whole)}）` : ''}`;
  return (
    <section class="result">
      <Title>
        <span>按第 {groups.by} 题分组：</span>
        <span lang="zh-CN">{by.title}</span>
      </Title>
      <TableFrame label={`第 ${version.number} 版的分组结果`}>
        <table>
          <thead>
            <tr>
              <th scope="col">题目和选项</th>
              {groups.labels.map((label) => (
                <th key={label} scope="col" class="n" lang="zh-CN">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          {groups.questions.map(({ number, title, rows, answered }) => (
            <tbody key={number}>
              <tr class="of">
                <th scope="rowgroup" lang="zh-CN">
                  {number}. {title}
                </th>
                {answered.map((one, at) => (
                  <td key={at} class="n">
                    {one === null ? '不公布' : `${count(one)} 人`}
                  </td>
                ))}
              </tr>
              {rows.map(({ label, counts }) => (
                <tr key={label}>
                  <th scope="row" lang="zh-CN">
                    {label}
                  </th>
                  {counts.map((one, at) => (
                    <td key={at} class="n">
                      {cell(one, answered[at]!)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </TableFrame>
    </section>
  );
}
