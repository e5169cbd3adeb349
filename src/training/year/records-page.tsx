import { Empty, Panel, TableFrame } from '../../platform/ui/index.ts';
import { FIGURES, type FigureName, hoursInWords, trainingHref } from '../words.ts';
import { type Attended, missingIn, type Trained, type TrainingYear } from './figures.ts';

interface Props {
  year: number;
  of: FigureName;
  /** name of the office whose records they are; undefined: of all */
  office: string | undefined;
  books: TrainingYear;
  /** may see who was at a training */
  keeps: boolean;
}

/** The records behind a figure of a year: their number, or the sum in the last line, is the figure. */
export function RecordsPage({ year, of, office, books, keeps }: Props) {
  return (
    <>
      <h1 class="title">
        {year} 年{FIGURES[of]}
        {office && `：${office}`}
      </h1>
      <Panel>
        {of === 'sessions' && <SessionList books={books} keeps={keeps} />}
        {(of === 'attendances' || of === 'hours') && <AttendedList attended={books.attended} />}
        {of === 'people' && <PeopleList attended={books.attended} />}
        {of === 'due' && <TrainedList people={books.people.filter(({ due }) => due)} books={books} />}
        {of === 'missing' && <TrainedList people={missingIn(books)} books={books} />}
      </Panel>
    </>
  );
}

const None = () => <Empty>没有。</Empty>;

function SessionList({ books: { sessions }, keeps }: Pick<Props, 'books' | 'keeps'>) {
  if (sessions.length === 0) return <None />;
  return (
    <TableFrame label="举办的培训">
      <table>
        <thead>
          <tr>
            <th scope="col">题目</th>
            <th scope="col">日期</th>
            <th scope="col">学时</th>
            <th scope="col">到场（人）</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((one) => (
            <tr key={one.trainingId}>
              <th scope="row">
                <a href={trainingHref(one.trainingId)}>{one.title}</a>
              </th>
              <td>
                <time>{one.day}</time>
              </td>
              <td class="number">{hoursInWords(one.hours)}</td>
              <td class="number">
                {keeps ? <a href={`${trainingHref(one.trainingId)}#attendance`}>{one.people}</a> : one.people}
              </td>
            </tr>
          ))}
        </tbody>
        <Total columns={3} label="场数" value={String(sessions.length)} />
      </table>
    </TableFrame>
  );
}

function Total({ columns, label, value }: { columns: number; label: string; value: string }) {
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={columns}>
          {label}
        </th>
        <td class="number">{value}</td>
      </tr>
    </tfoot>
  );
}

const OfOffice = ({ office }: { office: string | null }) => <>{office ?? '不在科室'}</>;

function AttendedList({ attended }: { attended: readonly Attended[] }) {
  if (attended.length === 0) return <None />;
  return (
    <>
      <p class="help">共 {attended.length} 人次。</p>
      <TableFrame label="参加培训">
        <table>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">当时所在科室</th>
              <th scope="col">培训</th>
              <th scope="col">日期</th>
              <th scope="col">学时</th>
            </tr>
          </thead>
          <tbody>
            {attended.map((one) => (
              <tr key={`${one.trainingId} ${one.staffId}`}>
                <th scope="row">{one.name}</th>
                <td>
                  <OfOffice office={one.office} />
                </td>
                <td>
                  <a href={trainingHref(one.trainingId)}>{one.title}</a>
                </td>
                <td>
                  <time>{one.day}</time>
                </td>
                <td class="number">{hoursInWords(one.hours)}</td>
              </tr>
            ))}
          </tbody>
          <Total
            columns={4}
            label="学时合计"
            value={hoursInWords(attended.reduce((sum, { hours }) => sum + hours, 0))}
          />
        </table>
      </TableFrame>
    </>
  );
}

function PeopleList({ attended }: { attended: readonly Attended[] }) {
  const people = new Map<number, Attended[]>();
  for (const one of attended) people.set(one.staffId, [...(people.get(one.staffId) ?? []), one]);
  if (people.size === 0) return <None />;
  return (
    <TableFrame label="参加培训的人">
      <table>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">科室</th>
            <th scope="col">场数</th>
            <th scope="col">学时</th>
          </tr>
        </thead>
        <tbody>
          {[...people].map(([id, own]) => (
            <tr key={id}>
              <th scope="row">{own[0]!.name}</th>
              <td>
                <OfOffice office={own.at(-1)!.office} />
              </td>
              <td class="number">{own.length}</td>
              <td class="number">{hoursInWords(own.reduce((sum, { hours }) => sum + hours, 0))}</td>
            </tr>
          ))}
        </tbody>
        <Total columns={3} label="人数" value={String(people.size)} />
      </table>
    </TableFrame>
  );
}

function TrainedList({ people, books }: { people: readonly Trained[]; books: TrainingYear }) {
  if (people.length === 0) return <None />;
  return (
    <>
      <p class="help">
        {books.hoursEach ? `每人不少于 ${hoursInWords(books.hoursEach)} 学时` : '每人至少参加一场'}。9 月 30
        日后才有账号的人，到下一年再计。
      </p>
      <TableFrame label="应当参加培训的人">
        <table>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">科室</th>
              <th scope="col">有账号的日期</th>
              <th scope="col">学时</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ person, hours }) => (
              <tr key={person.id}>
                <th scope="row">{person.name}</th>
                <td>
                  <OfOffice office={person.office} />
                </td>
                <td>
                  <time>{person.since}</time>
                </td>
                <td class="number">{hoursInWords(hours)}</td>
              </tr>
            ))}
          </tbody>
          <Total columns={3} label="人数" value={String(people.length)} />
        </table>
      </TableFrame>
    </>
  );
}
