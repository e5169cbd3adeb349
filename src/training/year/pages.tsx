import { minuteOf } from '../../platform/dates.ts';
import { count, Empty, Figure, Panel, TableFrame, Tag, YearChoice } from '../../platform/ui/index.ts';
import type { Certificate } from '../certificates/store.ts';
import { doorIsOpen, STANDINGS, standingOf } from '../rules.ts';
import type { Training, YearPlan } from '../store.ts';
import { DESK, hoursInWords, recordsHref, TITLE, trainingHref } from '../words.ts';
import { type Attended, figuresOf, missingIn, officesIn, ofOffice, type TrainingYear } from './figures.ts';

interface Line {
  training: Training;
  /** it is for this person */
  meant: boolean;
  /** they were there */
  there: boolean;
  people: number;
  /** of their own authority, not of the one above */
  own: boolean;
}

interface Props {
  year: number;
  years: readonly number[];
  plan: YearPlan | undefined;
  /** for who keeps them */
  books: TrainingYear | undefined;
  trainings: readonly Line[];
  own: readonly Attended[];
  certificates: readonly Certificate[];
  now: Date;
}

/** 培训 of a year. */
export function YearPage(props: Props) {
  const { year, years, plan, books, trainings, now } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>{TITLE}</h1>
          <p class="meta">
            {year} 年　{plan?.hoursEach ? `每人不少于 ${hoursInWords(plan.hoursEach)} 学时` : '每人至少参加一场'}
          </p>
        </div>
        {books && (
          <div class="acts">
            <a class="btn" href={`${DESK}/new`}>
              新增一场培训
            </a>
            <a class="btn quiet" href={`${DESK}/plan/${year}`}>
              全年安排
            </a>
          </div>
        )}
      </header>
      {books && <YearFigures year={year} books={books} />}
      <div class="grid">
        <Panel title={books ? `${year} 年的培训` : '需要我参加的培训'}>
          {plan?.aims && <p class="said">{plan.aims}</p>}
          {trainings.length === 0 ? (
            <Empty>
              {books
                ? '这一年还没有安排培训。按“新增一场培训”开始；办过的也可以补记。'
                : '这一年还没有需要您参加的培训。'}
            </Empty>
          ) : (
            <Sessions trainings={trainings} keeps={books !== undefined} now={now} />
          )}
        </Panel>
        <div>
          <Mine {...props} />
          <Certificates {...props} />
          <Panel title="其他年度">
            <YearChoice action={DESK} year={year} years={years} />
          </Panel>
        </div>
      </div>
      {books && <Offices year={year} books={books} />}
    </>
  );
}

function YearFigures({ year, books }: { year: number; books: TrainingYear }) {
  const figures = figuresOf(books);
  return (
    <Panel>
      <div class="figures">
        <Figure value={figures.sessions} label="举办培训（场）" href={recordsHref(year, 'sessions')} />
        <Figure value={figures.attendances} label="参加（人次）" href={recordsHref(year, 'attendances')} />
        <Figure value={figures.people} label="参加（人）" href={recordsHref(year, 'people')} />
        <Figure value={hoursInWords(figures.hours)} label="学时" href={recordsHref(year, 'hours')} />
        <Figure
          value={figures.missing}
          label={`还没有培训够（应训 ${figures.due} 人）`}
          href={recordsHref(year, 'missing')}
          late={figures.missing > 0}
        />
      </div>
    </Panel>
  );
}

function Sessions({ trainings, keeps, now }: { trainings: readonly Line[]; keeps: boolean; now: Date }) {
  return (
    <TableFrame label="培训">
      <table>
        <thead>
          <tr>
            <th scope="col">题目</th>
            <th scope="col">时间</th>
            <th scope="col">地点</th>
            <th scope="col">学时</th>
            <th scope="col">状态</th>
            {keeps && <th scope="col">到场</th>}
          </tr>
        </thead>
        <tbody>
          {trainings.map(({ training, there, people, own, meant }) => (
            <tr key={training.id}>
              <th scope="row">
                <a href={trainingHref(training.id)}>{training.title}</a>
                {!own && <small> 上级组织</small>}
              </th>
              <td>
                <time>{minuteOf(training.startsAt)}</time>
              </td>
              <td>{training.place}</td>
              <td class="number">{hoursInWords(training.hours)}</td>
              <td>
                <TrainingState training={training} now={now} /> {there && <Tag tone="ok">我已到场</Tag>}
                {!there && meant && doorIsOpen(training, now) && <a href={`${trainingHref(training.id)}/come`}>签到</a>}
              </td>
              {keeps && <td class="number">{own ? count(people) : ''}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** How a training stands, in words with a colour beside. */
export function TrainingState({ training, now }: { training: Training; now: Date }) {
  const standing = standingOf(training, now);
  const tone = standing === 'over' ? 'warn' : standing === 'running' ? 'ok' : 'plain';
  return <Tag tone={tone}>{STANDINGS[standing]}</Tag>;
}

function Certificates({ certificates }: Props) {
  if (certificates.length === 0) return null;
  return (
    <Panel title="我的证书">
      <ul class="todo">
        {certificates.map(({ id, number, title }) => (
          <li key={id}>
            <a href={`${DESK}/certificates/${id}.pdf`}>{number}</a>
            <span>{title}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Mine({ own, year }: Props) {
  const hours = own.reduce((sum, one) => sum + one.hours, 0);
  return (
    <Panel title="我的培训">
      {own.length === 0 ? (
        <Empty>{year} 年您还没有参加培训。</Empty>
      ) : (
        <>
          <p>
            {year} 年参加 {own.length} 场，共 {hoursInWords(hours)} 学时。
          </p>
          <ul class="todo">
            {own.map((one) => (
              <li key={one.trainingId}>
                <a href={trainingHref(one.trainingId)}>{one.title}</a>
                <span>
                  {one.day}　{hoursInWords(one.hours)} 学时
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Offices({ year, books }: { year: number; books: TrainingYear }) {
  const offices = officesIn(books);
  if (offices.length === 0) return null;
  return (
    <Panel title="各科室、村和社区">
      <TableFrame label="各科室、村和社区的培训">
        <table>
          <thead>
            <tr>
              <th scope="col">科室、村和社区</th>
              <th scope="col">应训（人）</th>
              <th scope="col">还没有培训够（人）</th>
              <th scope="col">参加（人次）</th>
              <th scope="col">学时</th>
            </tr>
          </thead>
          <tbody>
            {offices.map(({ id, name }) => {
              const one = ofOffice(books, id);
              const figures = figuresOf(one);
              return (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td class="number">
                    <a href={recordsHref(year, 'due', id)}>{figures.due}</a>
                  </td>
                  <td class="number">
                    <a class={missingIn(one).length ? 'late' : undefined} href={recordsHref(year, 'missing', id)}>
                      {figures.missing}
                    </a>
                  </td>
                  <td class="number">
                    <a href={recordsHref(year, 'attendances', id)}>{figures.attendances}</a>
                  </td>
                  <td class="number">
                    <a href={recordsHref(year, 'hours', id)}>{hoursInWords(figures.hours)}</a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      <p class="help">
        应训的是 9 月 30
        日前有账号、年末仍在岗的人员，按现在的任职和科室计算；参加的人次、学时按当时所在的科室计算。《条例》第四十八条。
      </p>
    </Panel>
  );
}
