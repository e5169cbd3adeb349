import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Facts, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { DayOfUse } from '../kiosk/uses.ts';
import { PLAYLIST, TERMINALS } from '../paths.ts';
import type { UseKind } from '../tables.ts';
import { kindNames, orientationNames, useNames } from '../words.ts';
import { placeForm } from './forms.ts';
import { isDark } from './rules.ts';
import type { Terminal } from './store.ts';

interface Given {
  typed?: Typed;
  failure?: Failure | undefined;
}

interface Props extends Given {
  terminals: readonly Terminal[];
  former: readonly Terminal[];
  now: Date;
  /** where their addresses begin */
  site: string;
  /** may say what screens show */
  content: boolean;
}

const orientations = Object.entries(orientationNames).map(([value, label]) => ({ value, label }));

/** What is said of a device besides its code. */
function PlaceFields({ typed, failure }: Given) {
  const given = { typed, failure };
  return (
    <>
      <Field {...given} name="name" label="名称" required help="写在网址里：小写字母、数字、连字符，如 hall-1" />
      <Field {...given} name="place" label="所在地点" required placeholder="如 便民服务大厅东墙" />
      <Choices {...given} name="orientation" legend="方向" type="radio" options={orientations} />
    </>
  );
}

/** 终端设备: which are there, which is dark, and signing one in. */
export function TerminalsPage({ terminals, former, now, site, content, typed, failure }: Props) {
  const dark = terminals.filter((one) => isDark(one, now)).length;
  return (
    <>
      <header class="head">
        <div>
          <h1>终端设备</h1>
          <p class="meta">
            显示大屏和自助终端，每 30 秒上报一次。
            {terminals.length > 0 && (dark > 0 ? `${dark} 台没有上报。` : '全部在线。')}
          </p>
        </div>
        {content && (
          <div class="acts">
            <a class="btn" href={PLAYLIST}>
              播放单和紧急通知
            </a>
          </div>
        )}
      </header>
      {terminals.some(({ isDemo }) => isDemo) && (
        <p class="notice">
          标“演示数据”的终端没有实物，列出的是载入演示数据时的状态。用任意一台电脑的浏览器打开 {site}/screen 或 {site}
          /kiosk，可以登记一台真的试用。
        </p>
      )}
      <div class="grid">
        <Panel>
          {terminals.length === 0 ? (
            <Empty>
              还没有登记终端。在终端的浏览器里打开 {site}/screen（大屏）或 {site}/kiosk（自助终端），屏幕上会显示代码。
            </Empty>
          ) : (
            <Devices terminals={terminals} now={now} />
          )}
        </Panel>
        <Panel title="登记一台终端">
          <Form action={TERMINALS} of={placeForm} failure={failure}>
            <p class="help">
              在终端的浏览器里打开 <b>{site}/screen</b>（大屏）或 <b>{site}/kiosk</b>
              （自助终端），把显示的代码填在这里。
            </p>
            <Field
              name="code"
              label="终端上显示的代码"
              required
              autocomplete="off"
              placeholder="如 ACE 349"
              typed={typed}
              failure={failure}
            />
            <PlaceFields typed={typed ?? { orientation: 'landscape' }} failure={failure} />
            <button class="btn" type="submit">
              登记
            </button>
          </Form>
        </Panel>
      </div>
      {former.length > 0 && (
        <details class="panel folded">
          <summary>停用的终端</summary>
          <ul>
            {former.map((one) => (
              <li key={one.id}>
                {kindNames[one.kind]} {one.name}（{one.place}），{minuteOf(one.shutOutAt!)} 由{one.shutOutBy}停用
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Devices({ terminals, now }: { terminals: readonly Terminal[]; now: Date }) {
  return (
    <TableFrame label="终端">
      <table>
        <thead>
          <tr>
            <th scope="col">终端</th>
            <th scope="col">状态</th>
            <th scope="col">最近显示</th>
            <th scope="col">内容版本</th>
          </tr>
        </thead>
        <tbody>
          {terminals.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={`${TERMINALS}/${one.id}`}>{one.place}</a>
                <br />
                <small>
                  {kindNames[one.kind]} · {one.name} · {orientationNames[one.orientation]}
                  {one.isDemo && ' · 演示数据'}
                </small>
              </th>
              <td>
                <State terminal={one} now={now} />
              </td>
              <td>{one.shows || '—'}</td>
              <td>
                <code>{one.version || '—'}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function State({ terminal, now }: { terminal: Terminal; now: Date }) {
  const { seenAt } = terminal;
  if (!isDark(terminal, now)) return <Tag tone="ok">{seenAt ? '在线' : '等待上报'}</Tag>;
  return (
    <>
      <Tag tone="late">没有上报</Tag>
      <br />
      <small>{seenAt ? `${minuteOf(seenAt)} 起` : '登记后从未上报'}</small>
    </>
  );
}

/** How often a kiosk was used: no persons. */
function Uses({ days }: { days: readonly DayOfUse[] }) {
  const kinds = Object.keys(useNames) as UseKind[];
  return (
    <Panel title="使用情况">
      {days.length === 0 ? (
        <Empty>还没有人使用。这里按天列出使用次数，不记录是谁。</Empty>
      ) : (
        <TableFrame label="使用情况">
          <table>
            <thead>
              <tr>
                <th scope="col">日期</th>
                {kinds.map((kind) => (
                  <th key={kind} scope="col" class="n">
                    {useNames[kind]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, counts }) => (
                <tr key={day}>
                  <th scope="row">
                    <time>{day}</time>
                  </th>
                  {kinds.map((kind) => (
                    <td key={kind} class="n">
                      {counts[kind] ?? 0}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </Panel>
  );
}

/** One device: renamed, moved, shut out. */
export function TerminalPage({
  uses,
  terminal,
  now,
  site,
  ...given
}: Given & { terminal: Terminal; uses: readonly DayOfUse[]; now: Date; site: string }) {
  const { id, kind, name, place, orientation, registeredAt, registeredBy, seenAt, carries } = terminal;
  const shown = { ...given, typed: given.typed ?? { name, place, orientation } };
  return (
    <>
      <header class="head">
        <div>
          <h1>{place}</h1>
          <p class="meta">
            {kindNames[kind]} · {site}/{kind}/{name} <State terminal={terminal} now={now} />
          </p>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title="名称和地点">
            <Form action={`${TERMINALS}/${id}`} of={placeForm} failure={given.failure}>
              <p class="help">改了名称，终端会自己转到新的网址。</p>
              <PlaceFields {...shown} />
              <button class="btn" type="submit">
                保存
              </button>
            </Form>
          </Panel>
          <Panel title="停用">
            <Form action={`${TERMINALS}/${id}/shut-out`} among="out">
              <p class="help">停用后立即失效，这台终端只显示代码。断网的终端联网后失效。要再用须重新登记。</p>
              <button class="btn quiet" type="submit">
                停用这台终端
              </button>
            </Form>
          </Panel>
        </div>
        <Panel title="记录">
          <Facts
            rows={[
              ['登记', `${minuteOf(registeredAt)} ${registeredBy}`],
              ['最近上报', seenAt ? minuteOf(seenAt) : '还没有'],
              ['最近显示', terminal.shows || '—'],
              ['内容版本', terminal.version || '—'],
              ['现有信息', `${carries.length} 条`],
            ]}
          />
        </Panel>
      </div>
      {kind === 'kiosk' && <Uses days={uses} />}
    </>
  );
}
