import {
  MESSAGE_KINDS,
  MESSAGE_PHASES,
  MESSAGE_RATINGS,
  type MessagePhase,
  type MessageRating,
} from '../../law/index.ts';
import type { Office } from '../../organizations/index.ts';
import { Empty, Field, Figure, Pager, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { DESK } from '../paths.ts';
import {
  countedHref,
  type FigureId,
  figureConditions,
  type MessageCounts,
  type quarterOf,
} from '../public-answers/figures.ts';
import { THEMES } from '../public-answers/store.ts';
import type { MessageLine, MessageWish } from './list.ts';

interface Props {
  lines: MessageLine[];
  total: number;
  /** there are more than `total` */
  more: boolean;
  pages: number;
  wish: MessageWish;
  offices: readonly Office[];
  today: string;
  counts: MessageCounts;
  quarter: ReturnType<typeof quarterOf>;
  /** sees all of the authority */
  all: boolean;
}

const any = (label: string) => ({ value: '', label });
const optionsOf = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }));

/** Where a list with these filters stands. */
function hrefOf(wish: MessageWish, page = 1): string {
  const { phase, sort, office, due, mine, theme, words, figure, from, to } = wish;
  const said = { phase, sort, office: office ? String(office) : '', due, theme, q: words, figure, from, to };
  const all = { ...said, mine: mine ? 'yes' : '', page: page > 1 ? String(page) : '' };
  const query = new URLSearchParams(Object.entries(all).filter(([, value]) => value)).toString();
  return query ? `${DESK}?${query}` : DESK;
}

/** 留言办理: all that somebody knows of, those that are due first. */
export function MessagesPage({ lines, total, more, pages, wish, offices, today, counts, quarter, all }: Props) {
  const typed = {
    ...{ phase: wish.phase, sort: wish.sort, office: String(wish.office ?? ''), due: wish.due, q: wish.words },
    ...{ mine: wish.mine ? 'yes' : '', theme: wish.theme },
  };
  const figure = (id: FigureId, label: string) => (
    <div>
      <Figure value={counts[id]} label={label} href={countedHref(id, quarter)} />
    </div>
  );
  return (
    <>
      <header class="head">
        <div>
          <h1>留言办理</h1>
          <p class="meta">
            {wish.figure
              ? `${quarterInWords(wish)}${figureConditions[wish.figure].label}的留言 ${total} 件`
              : `${more ? `${total} 件以上` : `共 ${total} 件`}，快到期的在前`}
          </p>
        </div>
        <div class="acts">
          <a class="btn" href={`${DESK}/new`}>
            登记留言
          </a>
          <a class="btn quiet" href="/engagement/answers">
            公开答复
          </a>
        </div>
      </header>
      {all && (
        <section class="figures ledger-figures" aria-label={quarter.label}>
          {figure('received', '本季收到')}
          {figure('answered', '本季答复')}
          {figure('inTime', '其中按期')}
          {figure('content', '满意和基本满意')}
        </section>
      )}
      <form class="filters" method="get" action={DESK}>
        <Field name="mine" label="范围" typed={typed} options={[any('全部'), { value: 'yes', label: '等我办理' }]} />
        <Field
          name="phase"
          label="状态"
          typed={typed}
          options={[any('全部'), { value: 'open', label: '未办结' }, ...optionsOf(MESSAGE_PHASES)]}
        />
        <Field
          name="sort"
          label="类别"
          typed={typed}
          options={[any('全部'), ...Object.entries(MESSAGE_KINDS).map(([value, { label }]) => ({ value, label }))]}
        />
        {all && (
          <Field
            name="office"
            label="科室"
            typed={typed}
            options={[any('全部'), ...offices.map(({ id, name }) => ({ value: String(id), label: name }))]}
          />
        )}
        <Field
          name="due"
          label="期限"
          typed={typed}
          options={[any('全部'), { value: 'late', label: '已超期' }, { value: 'soon', label: '两天内到期' }]}
        />
        <Field name="theme" label="已公开的主题" typed={typed} options={[any('全部'), ...optionsOf(THEMES)]} />
        <Field name="q" label="词语或者编号" type="search" typed={typed} />
        <button class="btn quiet" type="submit">
          查找
        </button>
      </form>
      <Panel>
        {lines.length === 0 ? (
          <Empty>没有符合条件的留言。</Empty>
        ) : (
          <TableFrame label="留言">
            <table>
              <thead>
                <tr>
                  <th scope="col">留言</th>
                  <th scope="col">类别</th>
                  <th scope="col">状态</th>
                  <th scope="col">科室</th>
                  <th scope="col">收到</th>
                  <th scope="col">期限</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.id}>
                    <th scope="row">
                      <a href={`${DESK}/${line.id}`}>{line.subject}</a>
                      <br />
                      <small>
                        {line.number}　{line.senderShown}
                      </small>
                    </th>
                    <td>{MESSAGE_KINDS[line.sort].label}</td>
                    <td>
                      <PhaseTag phase={line.phase} late={line.dueOn !== null && line.dueOn < today} />{' '}
                      {line.rating && MESSAGE_RATINGS[line.rating as MessageRating]}
                    </td>
                    <td>{line.officeName ?? '—'}</td>
                    <td>
                      <time>{line.receivedOn}</time>
                    </td>
                    <td>{line.dueOn ? <time>{line.dueOn}</time> : '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={Math.min(wish.page, pages)} pages={pages} href={(page) => hrefOf(wish, page)} />
      </Panel>
    </>
  );
}

const quarterInWords = ({ from, to }: MessageWish) => (from && to ? `${from} 至 ${to} ` : '');

/** A phase in words; an open one that is over its limit says so. */
export function PhaseTag({ phase, late }: { phase: MessagePhase; late: boolean }) {
  if (late) return <Tag tone="late">{MESSAGE_PHASES[phase]}，已超期</Tag>;
  const tone =
    phase === 'answered' ? 'ok' : ['received', 'assigned', 'disputed', 'merged'].includes(phase) ? 'warn' : 'plain';
  return <Tag tone={tone}>{MESSAGE_PHASES[phase]}</Tag>;
}
