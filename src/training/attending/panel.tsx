import type { Serving } from '../../organizations/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { doorIsOpen, missedOf, standingOf } from '../rules.ts';
import type { Training } from '../store.ts';
import { hoursInWords, REFUSALS, trainingHref, WAYS } from '../words.ts';
import type { Attendance, refusalsAt, removalsAt } from './store.ts';

/** What who keeps a training sees of who was there. */
export interface Kept {
  attendance: readonly Attendance[];
  /** whom it is for */
  people: readonly Serving[];
  refusals: Awaited<ReturnType<typeof refusalsAt>>;
  removals: Awaited<ReturnType<typeof removalsAt>>;
}

interface Props {
  training: Training;
  kept: Kept;
  sent: { form: string; failure: Failure } | undefined;
  typed: Typed;
  now: Date;
}

/** 签到: who was there, who was not, what was refused; the door, the list, closing. */
export function AttendancePanel(props: Props) {
  const { training, kept, now } = props;
  const standing = standingOf(training, now);
  if (standing === 'cancelled') return null;
  const there = new Set(kept.attendance.map(({ staffId }) => staffId));
  const absent = kept.people.filter(({ id }) => !there.has(id));
  const open = doorIsOpen(training, now);
  return (
    <>
      <Panel
        title={`签到 ${kept.attendance.length} 人`}
        id="attendance"
        more={<a href={`${trainingHref(training.id)}/sheet.pdf`}>打印签到表</a>}
      >
        <DoorForms {...props} />
        {kept.attendance.length === 0 ? (
          <Empty>{open ? '还没有人签到。' : '还没有签到记录：打开签到，或者按签到表登记。'}</Empty>
        ) : (
          <Rows {...props} />
        )}
        {standing !== 'planned' && absent.length > 0 && <List {...props} absent={absent} />}
        {standing === 'over' && <Close {...props} absent={absent.length} />}
      </Panel>
      <Traces {...props} />
    </>
  );
}

function DoorForms({ training, sent, now }: Props) {
  const failure = sent?.form === 'door' ? sent.failure : undefined;
  const open = doorIsOpen(training, now);
  const standing = standingOf(training, now);
  if (standing === 'closed' || (standing === 'over' && !open)) return null;
  const at = `${trainingHref(training.id)}/door`;
  return (
    <Form action={at} failure={failure} among="door">
      <p>
        {open && (
          <>
            <a class="btn" href={at}>
              打开签到屏
            </a>{' '}
          </>
        )}
        <button class={open ? 'btn quiet' : 'btn'} type="submit" name="open" value={open ? 'no' : 'yes'}>
          {open ? '关闭签到' : '开始签到'}
        </button>
      </p>
    </Form>
  );
}

/** Browsers by which more than one person signed in: worth a look. */
function sharedDevices(attendance: readonly Attendance[]): Set<string> {
  const seen = new Map<string, number>();
  for (const { device } of attendance)
    if (device) seen.set(device.toString('hex'), (seen.get(device.toString('hex')) ?? 0) + 1);
  return new Set([...seen].filter(([, people]) => people > 1).map(([device]) => device));
}

function Rows({ training, kept }: Props) {
  const shared = sharedDevices(kept.attendance);
  return (
    <TableFrame label="签到">
      <table>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">科室</th>
            <th scope="col">到场</th>
            <th scope="col">学时</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {kept.attendance.map((one) => {
            const { late, early } = missedOf(training, one.cameAt, one.leftAt);
            return (
              <tr key={one.staffId}>
                <th scope="row">
                  <a href={`${trainingHref(training.id)}/attendance/${one.staffId}`}>{one.name}</a>
                </th>
                <td>
                  {one.authorityId === training.authorityId ? '' : `${one.authority} `}
                  {one.office ?? '不在科室'}
                </td>
                <td>
                  {one.cameAt ? minuteOf(one.cameAt).slice(11) : '—'} {WAYS[one.way]}
                </td>
                <td class="number">{hoursInWords(one.hours)}</td>
                <td>
                  {late > 0 && <Tag tone="warn">迟到 {late} 分钟</Tag>}{' '}
                  {early > 0 && <Tag tone="warn">早退 {early} 分钟</Tag>}{' '}
                  {one.device && shared.has(one.device.toString('hex')) && <Tag tone="warn">与他人同一台手机</Tag>}{' '}
                  {one.remark}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

function List({ training, absent, sent, typed }: Props & { absent: readonly Serving[] }) {
  const failure = sent?.form === 'list' ? sent.failure : undefined;
  return (
    <details class="more" open={failure !== undefined}>
      <summary>按签到表登记（没有签到的 {absent.length} 人）</summary>
      <Form action={`${trainingHref(training.id)}/attendance`} failure={failure} among="list">
        <Choices
          name="staff"
          legend="到场的人"
          type="checkbox"
          options={absent.map(({ id, name, office }) => ({
            value: String(id),
            label: office ? `${name}（${office}）` : name,
          }))}
          typed={typed}
          failure={failure}
        />
        <Field
          name="came"
          label="到场时间"
          help="签到表上写了时间的才填；不填就是按时到场"
          type="datetime-local"
          typed={typed}
          failure={failure}
        />
        <button class="btn quiet" type="submit">
          登记
        </button>
      </Form>
    </details>
  );
}

function Close({ training, absent, sent }: Props & { absent: number }) {
  const failure = sent?.form === 'close' ? sent.failure : undefined;
  return (
    <Form action={`${trainingHref(training.id)}/close`} failure={failure} among="close">
      <p class="help">
        {absent > 0 ? `还有 ${absent} 人没有签到。` : '应到的人都已签到。'}
        办结后，有学时、测验合格的人得到证书；办结后仍可更正。
      </p>
      <button class="btn" type="submit">
        办结
      </button>
    </Form>
  );
}

function Traces({ kept: { refusals, removals } }: Props) {
  if (refusals.length === 0 && removals.length === 0) return null;
  return (
    <Panel title="没有通过和更正的签到">
      <ul class="todo">
        {removals.map((one) => (
          <li key={`removed ${one.at.getTime()} ${one.name}`}>
            <span>
              {one.name}：取消签到（{WAYS[one.way]}）
            </span>
            <span>
              {one.reason}（{one.by} {minuteOf(one.at)}）
            </span>
          </li>
        ))}
        {refusals.map((one) => (
          <li key={`refused ${one.at.getTime()} ${one.staffId}`}>
            <span>
              {one.name}：{REFUSALS[one.why]}
            </span>
            <time>{minuteOf(one.at)}</time>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
