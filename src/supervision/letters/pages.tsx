import { recordsHref } from '../../measures/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Measure } from '../../platform/measures.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Facts, Field, Form, Pager, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { beyondInWords } from '../city/pages/parts.tsx';
import type { CityPeriod } from '../city/period.ts';
import type { CityRow } from '../city/table.ts';
import { CITY, LETTERS, letterHref } from '../paths.ts';
import type { Settings } from '../settings/rules.ts';
import type { Letter, Receiver } from './store.ts';

interface NewProps {
  /** who was ticked */
  rows: readonly CityRow[];
  measures: readonly Measure[];
  settings: Settings;
  period: CityPeriod;
  typed: Typed;
  failure: Failure | undefined;
}

/** What is said to those who were ticked, and with which figures. */
export function NewLetterPage({ rows, measures, settings, period, typed, failure }: NewProps) {
  const shared = { typed, failure };
  const name = new Map(measures.map((one) => [one.id, one]));
  const beyond = (row: CityRow) =>
    row.beyond.map((id) => `${name.get(id)!.label}${beyondInWords(name.get(id)!, settings.bounds[id]!)}`).join('，');
  return (
    <>
      <header class="head">
        <div>
          <h1>发送提醒函</h1>
          <p class="meta">显示在对方的工作台上，每个单位只看得到自己的数字；同一个单位一天最多提醒一次。</p>
        </div>
      </header>
      <Panel>
        {rows.length === 0 ? (
          <Empty>
            还没有选单位。请先在<a href={CITY}>各地情况</a>中勾选，再点“提醒”。
          </Empty>
        ) : (
          <Form action={`${LETTERS}/new`} failure={failure}>
            <input type="hidden" name="figures" value={period.id} />
            {rows.map(({ authority }) => (
              <input key={authority.id} type="hidden" name="among" value={authority.code} />
            ))}
            <Choices
              {...shared}
              name="to"
              legend="提醒哪些单位"
              type="checkbox"
              required
              options={rows.map((row) => ({
                value: row.authority.code,
                label: row.authority.name,
                ...(row.beyond.length && { help: beyond(row) }),
              }))}
            />
            <Choices
              {...shared}
              name="measures"
              legend={`写上哪些数字（${period.label}）`}
              type="checkbox"
              required
              options={measures.map(({ id, label }) => ({ value: id, label }))}
            />
            <Field
              {...shared}
              name="said"
              label="要求"
              type="textarea"
              required
              help="各单位看到的相同；不要写个人信息"
            />
            <button class="btn" type="submit">
              发送
            </button>
          </Form>
        )}
      </Panel>
    </>
  );
}

interface ListProps {
  letters: readonly (Letter & {
    sent: number | undefined;
    read: number | undefined;
    readAt: Date | null;
    readBy: string | null;
  })[];
  gives: boolean;
  page: number;
  pages: number;
}

/** All letters that an office sent, or an authority got. */
export function LetterListPage({ letters, gives, page, pages }: ListProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>提醒函</h1>
          <p class="meta">{gives ? '发给各单位的提醒，由谁、什么时候、说了什么，谁已经看过。' : '上级发来的提醒。'}</p>
        </div>
      </header>
      <Panel>
        {letters.length === 0 ? (
          <Empty>{gives ? '还没有发过。在“各地情况”中勾选单位，点“提醒”。' : '没有收到过提醒。'}</Empty>
        ) : (
          <TableFrame label="提醒函">
            <table>
              <thead>
                <tr>
                  <th scope="col">编号</th>
                  <th scope="col">发送</th>
                  <th scope="col">要求</th>
                  <th scope="col">{gives ? '已阅' : '状态'}</th>
                </tr>
              </thead>
              <tbody>
                {letters.map((one) => (
                  <tr key={one.id}>
                    <th scope="row" class="title-cell">
                      <a href={letterHref(one.id)}>{one.number}</a>
                    </th>
                    <td>
                      <time>{minuteOf(one.at)}</time>
                      <small class="under">{gives ? one.byName : one.cityName}</small>
                    </td>
                    <td class="title-cell">{one.said.slice(0, 60)}</td>
                    <td>
                      {gives ? (
                        <a href={letterHref(one.id)}>
                          {one.read} / {one.sent}
                        </a>
                      ) : (
                        <Read by={one.readBy} at={one.readAt} />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={pages} href={(n) => `${LETTERS}?page=${n}`} />
      </Panel>
    </>
  );
}

const Read = ({ by, at }: { by: string | null; at: Date | null }) =>
  at ? (
    <>
      <Tag tone="ok">已阅</Tag>
      <small class="under">
        {by} <time>{minuteOf(at)}</time>
      </small>
    </>
  ) : (
    <Tag tone="warn">未阅</Tag>
  );

interface LetterProps {
  letter: Letter;
  /** who got it; for an authority itself alone */
  receivers: readonly Receiver[];
  gives: boolean;
  /** may say that it was read */
  reads: boolean;
}

/** A letter as both sides read it; an authority sees its own figures alone. */
export function LetterPage({ letter, receivers, gives, reads }: LetterProps) {
  const own = receivers[0]!;
  return (
    <>
      <header class="head">
        <div>
          <h1>{letter.number}</h1>
          <p class="meta">
            {letter.cityName}
            {gives && ` ${letter.byName}`} <time>{minuteOf(letter.at)}</time> 发出
          </p>
        </div>
        {reads && !own.readAt && (
          <div class="acts">
            <Form action={`${letterHref(letter.id)}/read`}>
              <button class="btn" type="submit">
                已阅
              </button>
            </Form>
          </div>
        )}
      </header>
      <Panel>
        <Facts
          rows={[
            [
              '要求',
              <span key="said" class="lines">
                {letter.said}
              </span>,
            ],
            ['数字', `${letter.period}，发出时的统计；点开看现在的记录`],
            ...(gives ? [] : ([['状态', <Read key="read" by={own.readBy} at={own.readAt} />]] as const)),
          ]}
        />
      </Panel>
      <Panel title={gives ? `收到的单位（${receivers.length} 个）` : '本单位的数字'}>
        <TableFrame label="数字">
          <table>
            <thead>
              <tr>
                <th scope="col">单位</th>
                {own.figures.map(({ measure, label }) => (
                  <th key={measure} scope="col" class="n">
                    {label}
                  </th>
                ))}
                {gives && <th scope="col">状态</th>}
              </tr>
            </thead>
            <tbody>
              {receivers.map((one) => (
                <tr key={one.authorityId}>
                  <th scope="row">{one.authorityName}</th>
                  {one.figures.map(({ measure, value, beyond, from, to }) => (
                    <td key={measure} class="n">
                      {value === '—' ? (
                        value
                      ) : (
                        <a href={recordsHref(measure, { from, to, authority: gives ? one.code : undefined })}>
                          {value}
                        </a>
                      )}
                      {beyond && <small class="under">{beyond}</small>}
                    </td>
                  ))}
                  {gives && (
                    <td>
                      <Read by={one.readBy} at={one.readAt} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
    </>
  );
}
