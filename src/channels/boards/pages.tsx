import { Empty, Field, Panel, TableFrame } from '../../platform/ui/index.ts';
import { History, Open } from '../contacts/done-and-open.tsx';
import type { PostingEvent } from '../contacts/events.ts';
import { boardForm, newBoardForm } from '../contacts/place-form.ts';
import type { Place } from '../contacts/places.ts';
import type { Posting } from '../contacts/postings.ts';
import { type Keeping, NewPlace, Register, typedOf } from '../contacts/register.tsx';
import { daysLate, kindName } from '../contacts/rules.ts';
import type { Facility } from '../facilities/store.ts';

export const BOARDS = '/console/boards';
const ALL = '各科室的信息也在这里公开，不只是本村（社区、科室）的';
const papers = (['A4', 'A3'] as const).map((value) => ({ value, label: value }));
const kinds = (['board', 'serviceBoard'] as const).map((value) => ({ value, label: kindName(value) }));

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
      <NewPlace
        {...{ ...form, keeps, wholes }}
        action={BOARDS}
        of={newBoardForm}
        summary="登记一处公开栏"
        before={<Field name="kind" label="类别" options={kinds} typed={form.typed} failure={form.failure} />}
        servesAll={ALL}
        first={boards.length === 0}
      >
        <Field name="paper" label="公示单用纸" options={papers} typed={form.typed} failure={form.failure} />
      </NewPlace>
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
              <th scope="col">要办的</th>
              <th scope="col">今天贴着</th>
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
                  <td>{board.until ? `${board.until} 停用` : <Open postings={there} today={today} />}</td>
                  <td>
                    <Hanging postings={there} />
                  </td>
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
        <Register
          {...{ ...given, keeps }}
          place={board}
          action={`${BOARDS}/${board.id}`}
          of={boardForm}
          servesAll={ALL}
          facts={[
            ['联系人', board.tender || '本科室（村、社区）的联系人'],
            ['放哪些信息', board.servesAll ? '各科室的' : '本科室（村、社区）的'],
            ['公示单用纸', board.paper],
            ['启用', board.since],
          ]}
          ended="；停用后要办的任务一并取消"
        >
          <Field name="paper" label="公示单用纸" options={papers} typed={given.typed} failure={given.failure} />
        </Register>
      </div>
    </>
  );
}
