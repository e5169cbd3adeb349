import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Facts, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { PostingEvent } from '../contacts/events.ts';
import { boardForm, newBoardForm } from '../contacts/place-form.ts';
import type { Place } from '../contacts/places.ts';
import type { Posting } from '../contacts/postings.ts';
import { KeptFields, NamedFields, typedOf } from '../contacts/register.tsx';
import { daysLate, dueOf, kindName, todoOf, wordFor } from '../contacts/rules.ts';
import { PATH as FACILITIES_PATH } from '../facilities/pages.tsx';
import type { Facility } from '../facilities/store.ts';

export const BOARDS = '/console/boards';
const ALL = '各科室的信息也在这里公开，不只是本村（社区、科室）的';
const papers = (['A4', 'A3'] as const).map((value) => ({ value, label: value }));
const kinds = (['board', 'serviceBoard'] as const).map((value) => ({ value, label: kindName(value) }));

interface Keeping {
  /** this person registers boards */
  keeps: boolean;
  offices: readonly { id: number; name: string }[];
  people: readonly { id: number; name: string }[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

interface ListProps extends Keeping {
  boards: readonly Place[];
  /** what is to be posted, or hangs, on any of them */
  open: readonly Posting[];
  wholes: readonly Facility[];
  today: string;
}

/** Every board with what hangs there today and what is late: no map, one list. */
export function BoardsPage({ boards, open, wholes, today, keeps, ...form }: ListProps) {
  const late = open.filter((one) => one.channel !== 'groups' && daysLate(one, today) > 0).length;
  const used = boards.filter(({ until }) => until === null);
  return (
    <>
      <header class="head">
        <div>
          <h1>公开栏</h1>
          <p class="meta">
            {used.length} 处在用
            {late > 0 && (
              <>
                ，<b class="late">{late} 项逾期</b>
              </>
            )}
            。每处今天贴着什么、还要办什么，都在这里。
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${BOARDS}/sheet`}>
            排公示单
          </a>
        </div>
      </header>
      {boards.length === 0 && (
        <Panel>
          <Empty>还没有逐处登记。登记后，公开时选了公开栏的信息会分到各处，由联系人张贴、拍照、到期撤下。</Empty>
        </Panel>
      )}
      {boards.length > 0 && <Boards boards={boards} open={open} today={today} />}
      {keeps && (
        <details class="panel folded" open={form.failure !== undefined || boards.length === 0}>
          <summary>登记一处公开栏</summary>
          <Form action={BOARDS} of={newBoardForm} failure={form.failure} class="narrow">
            <Field name="kind" label="类别" options={kinds} typed={form.typed} failure={form.failure} />
            <NamedFields wholes={wholes} typed={form.typed} failure={form.failure} />
            <KeptFields servesAll={ALL} {...form} />
            <Field name="paper" label="公示单用纸" options={papers} typed={form.typed} failure={form.failure} />
            <button class="btn" type="submit">
              登记
            </button>
          </Form>
        </details>
      )}
    </>
  );
}

function Boards({ boards, open, today }: Pick<ListProps, 'boards' | 'open' | 'today'>) {
  return (
    <Panel>
      <TableFrame label="公开栏">
        <table class="boards">
          <thead>
            <tr>
              <th scope="col">公开栏</th>
              <th scope="col">今天贴着</th>
              <th scope="col">要办的</th>
            </tr>
          </thead>
          <tbody>
            {boards.map((board) => {
              const there = open.filter(({ placeId }) => placeId === board.id);
              return (
                <tr key={board.id}>
                  <th scope="row">
                    <a href={`${BOARDS}/${board.id}`}>{board.name}</a>
                    <small>
                      {kindName(board.channel)}　{board.office}
                      {board.tender && `　${board.tender}`}
                      {board.place && <br />}
                      {board.place}
                    </small>
                  </th>
                  <td>
                    <Hanging postings={there} />
                  </td>
                  <td>{board.until ? `${board.until} 停用` : <Open postings={there} today={today} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}

function Hanging({ postings }: { postings: readonly Posting[] }) {
  const up = postings.filter(({ state }) => state === 'up');
  if (!up.length) return <span class="none">没有</span>;
  return (
    <ul class="hanging">
      {up.map(({ id, deliveryId, title, endsOn }) => (
        <li key={id}>
          <a href={`/console/deliveries/${deliveryId}`}>{title}</a>
          {endsOn && <small>至 {endsOn}</small>}
        </li>
      ))}
    </ul>
  );
}

/** What is to be done, what is late first. */
export function Open({ postings, today }: { postings: readonly Posting[]; today: string }) {
  const open = postings.filter((one) => todoOf(one, today));
  if (!open.length) return <span class="none">没有</span>;
  return (
    <ul class="hanging">
      {open
        .toSorted((a, b) => daysLate(b, today) - daysLate(a, today))
        .map((one) => (
          <li key={one.id}>
            {wordFor(one.channel, todoOf(one, today)!)}“{one.title}”
            <small>
              <Due posting={one} today={today} />
            </small>
          </li>
        ))}
    </ul>
  );
}

/** By when, or by how much it is late. */
function Due({ posting, today }: { posting: Posting; today: string }) {
  const days = daysLate(posting, today);
  if (days > 0) return <Tag tone="late">逾期 {days} 天</Tag>;
  const due = dueOf(posting);
  return due === today ? <Tag tone="warn">今天</Tag> : <>{due} 前</>;
}

interface OneProps extends Keeping {
  board: Place;
  postings: readonly Posting[];
  events: readonly PostingEvent[];
  today: string;
}

/** One board: what hangs there, what is to be done, and all that was done there, with its photos. */
export function BoardPage({ board, postings, events, today, keeps, ...form }: OneProps) {
  const given = { ...form, typed: form.typed ?? typedOf(board) };
  const up = postings.filter(({ state }) => state === 'up');
  return (
    <>
      <header class="head">
        <div>
          <h1>{board.name}</h1>
          <p class="meta">
            {kindName(board.channel)}　{board.office}
            {board.place && `　${board.place}`}
            {board.until && `　${board.until} 停用`}
          </p>
        </div>
        {up.length > 0 && (
          <div class="acts">
            <a class="btn quiet" href={`${BOARDS}/sheet?${up.map((one) => `d=${one.deliveryId}`).join('&')}`}>
              重新排今天的公示单
            </a>
          </div>
        )}
      </header>
      <div class="grid">
        <div>
          <Panel title="今天贴着">
            <Hanging postings={postings} />
          </Panel>
          <Panel title="要办的">
            <Open postings={postings} today={today} />
          </Panel>
          <History events={events} />
        </div>
        <Panel title="登记">
          <Facts
            rows={[
              ['联系人', board.tender || '本科室（村、社区）的联系人'],
              ['放哪些信息', board.servesAll ? '各科室的' : '本科室（村、社区）的'],
              ['公示单用纸', board.paper],
              ['启用', board.since],
            ]}
          />
          {keeps && !board.until && (
            <details class="folded" open={form.failure !== undefined}>
              <summary>修改</summary>
              <Form action={`${BOARDS}/${board.id}`} of={boardForm} failure={form.failure}>
                <KeptFields servesAll={ALL} {...given} />
                <Field name="paper" label="公示单用纸" options={papers} typed={given.typed} failure={given.failure} />
                <button class="btn quiet" type="submit">
                  保存
                </button>
              </Form>
            </details>
          )}
          {keeps && (
            <p class="help">
              停用、删除在<a href={`${FACILITIES_PATH}/${board.id}`}>公开设施</a>里登记；停用后要办的任务一并取消。
            </p>
          )}
        </Panel>
      </div>
    </>
  );
}

const NO_BOARD_RECORD = '还没有记录。张贴、替换、撤下后，时间、经办人和照片列在这里。';
const NO_GROUP_RECORD = '还没有记录。转发、撤回后，时间和经办人列在这里。';

/** What was done, newest first. */
export function History({ events, group }: { events: readonly PostingEvent[]; group?: true }) {
  const wordOf = (what: PostingEvent['what']) =>
    what === 'undo' ? '撤销登记' : wordFor(group ? 'groups' : 'board', what);
  return (
    <Panel title="记录">
      {events.length === 0 && <Empty>{group ? NO_GROUP_RECORD : NO_BOARD_RECORD}</Empty>}
      <ol class="history">
        {events.map(({ id, what, title, doneAt, at, doneBy, photo, note }) => (
          <li key={id}>
            {photo && (
              <a href={`/console/today/photos/${id}`}>
                <img src={`/console/today/photos/${id}`} alt={`${wordOf(what)}“${title}”的照片`} loading="lazy" />
              </a>
            )}
            <p>
              <b>{wordOf(what)}</b>“{title}”
              <small>
                <time>{minuteOf(doneAt)}</time> {doneBy}
                {at.getTime() - doneAt.getTime() > 600_000 && `，${minuteOf(at)} 送达`}
                {note && `　${note}`}
              </small>
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
