import { minuteOf } from '../../../../platform/dates.ts';
import type { Failure } from '../../../../platform/outcome.ts';
import { adminRoles, roles, type Who } from '../../../../platform/roles.ts';
import { Empty, Facts, Form, Panel, Tag } from '../../../../platform/ui/index.ts';
import { ONE_TIME_DAYS } from '../../../sign-in/rules.ts';
import { type Holder, isOpen } from '../../rules.ts';
import type { FirstHalf, Half } from '../first-halves.ts';
import { type RequestLine, waitsFor } from '../store.ts';

interface Props {
  who: Who;
  lines: RequestLine[];
  holders: Holder[];
  /** of new authorities, before who keeps the platform safe */
  fresh: FirstHalf[];
  now: Date;
  failure?: Failure | undefined;
  /** shown once */
  half?: (Half & { which: 'first' | 'second' }) | undefined;
}

/** 三员事项: who the three are, what one of them asked, what a second one confirms. */
export function AdministratorsPage({ who, lines, holders, fresh, now, failure, half }: Props) {
  const open = lines.filter((line) => line.halfWaits || isOpen(line, now));
  const past = lines.filter((line) => !open.includes(line));
  return (
    <>
      <header class="head">
        <div>
          <h1>三员事项</h1>
          <p class="meta">重置管理员的密码和两步验证、由谁担任管理员，都由一名管理员提出、另一名确认。</p>
        </div>
      </header>
      {failure && (
        <p class="warning" role="alert">
          {failure.message}
        </p>
      )}
      {half && (
        <p class="warning" role="status">
          {half.name}（{half.login}）一次性密码的{half.which === 'first' ? '前' : '后'}半段：
          <b class="once">{half.half}</b>　只显示这一次，{ONE_TIME_DAYS} 天内有效，请当面交给本人。
          {half.which === 'first' ? '后半段由确认人（新机关的，由登记人）交给本人，' : '前半段由提出人交给本人，'}
          两段之间加一个短横线，合起来才能登录。
        </p>
      )}
      <Panel title="待办">
        {open.length === 0 && (
          <Empty>没有等待确认的事项。安全管理员在“人员与权限”中提出的申请会列在这里，7 天内有效。</Empty>
        )}
        <ul class="todo">
          {open.map((line) => (
            <OpenLine key={line.id} line={line} who={who} now={now} />
          ))}
        </ul>
      </Panel>
      {fresh.length > 0 && <FirstHalves of={fresh} />}
      <Panel title="本机关的三员">
        <Facts
          rows={adminRoles.map((role) => {
            const names = holders.filter((one) => one.role === role).map(({ name }) => name);
            return [roles[role], names.join('、') || <Tag tone="late">没有在用的账号</Tag>] as const;
          })}
        />
      </Panel>
      {past.length > 0 && (
        <Panel title="已办">
          <ul class="todo">
            {past.map((line) => (
              <li key={line.id}>
                <b>{wanted(line)}</b>
                <span>
                  {line.requester} {minuteOf(line.requestedAt)} 提出，{ended(line)}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

/** What who keeps the platform safe hands over to a new authority's administrators. */
function FirstHalves({ of }: { of: FirstHalf[] }) {
  return (
    <Panel title="新登记机关的管理员">
      <p>一次性密码分两段：后半段由登记人交给本人，前半段由您交给本人。登记起 {ONE_TIME_DAYS} 天内有效。</p>
      <ul class="todo">
        {of.map(({ id, name, login, authority, role }) => (
          <li key={id}>
            <b>
              {name}（{login}）
            </b>
            <span>
              {authority}　{roles[role]}
            </span>
            <div class="actions">
              <Form action={`/console/administrators/first-halves/${id}`}>
                <button class="btn" type="submit">
                  显示一次性密码前半段
                </button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function wanted({ kind, role, name }: RequestLine): string {
  if (kind === 'role') return `由${name}担任${roles[role ?? 'auditAdmin']}`;
  return `重置${name}的${kind === 'password' ? '密码' : '两步验证'}`;
}

function ended({ outcome, decider, decidedAt }: RequestLine): string {
  if (!outcome || !decidedAt) return '7 天内没有确认，已失效';
  return `${decider} ${minuteOf(decidedAt)} ${outcome === 'confirmed' ? '确认' : '不予办理'}`;
}

function OpenLine({ line, who, now }: { line: RequestLine; who: Who; now: Date }) {
  const path = `/console/administrators/${line.id}`;
  const mine = line.requestedBy === who.id;
  return (
    <li>
      <b>{wanted(line)}</b>
      <span>
        {line.requester} {minuteOf(line.requestedAt)} 提出
        {line.outcome ? `，${line.decider}已确认` : line.staffId === who.id ? '，与您有关，须由另一名管理员确认' : ''}
      </span>
      <div class="actions">
        {line.outcome && mine && (
          <Form action={`${path}/half`}>
            <button class="btn" type="submit">
              显示一次性密码前半段
            </button>
          </Form>
        )}
        {!line.outcome && waitsFor(line, who.id!, now) && (
          <Form action={`${path}/confirm`}>
            <button class="btn" type="submit">
              确认办理
            </button>
          </Form>
        )}
        {!line.outcome && (
          <Form action={`${path}/decline`}>
            <button class="btn quiet" type="submit">
              {mine ? '撤回' : '不予办理'}
            </button>
          </Form>
        )}
      </div>
    </li>
  );
}
