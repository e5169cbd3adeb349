import type { Calendar } from '../../../law/index.ts';
import { Empty, Field, Figure, Form, Pager, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { ORDERS, orderHref } from '../../paths.ts';
import { GROUNDS, grounds, type OrderState, STATES } from '../../rules.ts';
import type { Order, OrderCounts, OrderWish } from '../store.ts';
import { DueDay, StateTag } from './parts.tsx';

interface Props {
  /** gives orders; otherwise answers them */
  gives: boolean;
  orders: readonly Order[];
  counts: OrderCounts;
  /** open after their day: who is reminded */
  overdue: number;
  wish: OrderWish;
  total: number;
  pages: number;
  today: string;
  calendar: Calendar;
}

/** Address of a list of orders. */
function listHref(wish: Partial<OrderWish>, page = 1): string {
  const { state, late, ground, words, from, to } = wish;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ state, late: late ? 'yes' : '', ground, q: words, from, to }))
    if (value) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  const asked = query.toString();
  return asked ? `${ORDERS}?${asked}` : ORDERS;
}

/** 督办单: all that an office gave, or that an authority has to answer. */
export function OrderList(props: Props) {
  const { gives, orders, counts, overdue, wish, total, pages } = props;
  const figure = (state: Exclude<OrderState, 'withdrawn'>) => (
    <Figure
      value={counts[state]}
      label={STATES[state]}
      href={listHref({ state })}
      late={state === 'returned' && counts[state] > 0}
    />
  );
  return (
    <>
      <header class="head">
        <div>
          <h1>督办单</h1>
          <p class="meta">
            {gives
              ? '对所辖机关信息公开工作中的问题督促整改，反馈后验收，合格的办结（《条例》第四十七条）。'
              : '上级主管部门要求整改的事项，在期限前反馈整改情况和佐证材料（《条例》第四十七条）。'}
          </p>
        </div>
        {gives && (
          <div class="acts">
            <a class="btn" href={`${ORDERS}/new`}>
              下达督办单
            </a>
          </div>
        )}
      </header>
      <div class="figures ledger-figures">
        {figure('issued')}
        {figure('returned')}
        {figure('answered')}
        {figure('closed')}
        <Figure value={counts.late} label="逾期（含逾期反馈）" href={listHref({ late: true })} late={counts.late > 0} />
      </div>
      {gives && overdue > 0 && (
        <Form action={`${ORDERS}/remind`} class="inline">
          <p>
            {overdue} 件已经逾期还没有反馈。{' '}
            <button class="btn quiet" type="submit">
              一并催办
            </button>
          </p>
        </Form>
      )}
      <Filters wish={wish} gives={gives} />
      <Panel>
        {orders.length === 0 ? (
          <Empty>
            {gives
              ? '没有符合条件的督办单。发现所辖机关公开不及时、栏目空白等问题的，点“下达督办单”。'
              : '没有符合条件的督办单。上级下达后列在这里，并显示在工作台上。'}
          </Empty>
        ) : (
          <>
            <p class="help">共 {total} 件。</p>
            <Rows {...props} />
          </>
        )}
        <Pager page={wish.page} pages={pages} href={(n) => listHref(wish, n)} />
      </Panel>
    </>
  );
}

function Filters({ wish, gives }: Pick<Props, 'wish' | 'gives'>) {
  return (
    <form class="filters" method="get" action={ORDERS}>
      <Field
        name="state"
        label="状态"
        typed={{ state: wish.state }}
        options={[
          { value: '', label: '全部' },
          { value: 'open', label: '没有办结的' },
          ...(Object.keys(STATES) as OrderState[]).map((value) => ({ value, label: STATES[value] })),
        ]}
      />
      <Field
        name="ground"
        label="类别"
        typed={{ ground: wish.ground }}
        options={[{ value: '', label: '全部' }, ...grounds.map((value) => ({ value, label: GROUNDS[value] }))]}
      />
      {wish.late && <input type="hidden" name="late" value="yes" />}
      <Field
        name="q"
        label={gives ? '编号、事项、机关中的字词' : '编号、事项中的字词'}
        type="search"
        typed={{ q: wish.words }}
      />
      <button class="btn quiet" type="submit">
        筛选
      </button>
    </form>
  );
}

function Rows({ gives, orders, today, calendar }: Props) {
  return (
    <TableFrame label="督办单">
      <table>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">状态</th>
            <th scope="col">期限</th>
            <th scope="col">类别</th>
            <th scope="col">下达日期</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <th scope="row" class="title-cell">
                <a href={orderHref(order.id)}>{order.subject}</a>
                <small class="under">{gives ? order.authorityName : order.cityName}</small>
                <small class="under">{order.number}</small>
              </th>
              <td>
                <StateTag state={order.state} />
              </td>
              <td>
                <DueDay order={order} today={today} calendar={calendar} />
              </td>
              <td>{GROUNDS[order.ground]}</td>
              <td>
                <time>{order.issuedOn}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
