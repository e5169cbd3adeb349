import { type ClockDay, type ClockExplanation, clockSentence, closedSentence, parseDate } from '../../../law/index.ts';
import { Panel } from '../../../platform/ui/index.ts';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];
const RADIUS = 44;
const ROUND = 2 * Math.PI * RADIUS;

/** Day n of so many, the last day and why it is that, and every day on the way. 条例 art. 33 */
export function ClockPanel({
  clock,
  today,
  closed,
}: {
  clock: ClockExplanation;
  today: string;
  closed: string | null;
}) {
  const late = clock.left < 0;
  return (
    <Panel title={closed ? '办理期限' : undefined}>
      <div class="clock">
        <Ring used={clock.used} total={clock.total} late={late} />
        <div>
          <p class="big">
            {closed ? closedSentence(clock, parseDate(closed)) : clockSentence(clock, parseDate(today))}
          </p>
          {closed && <p class="help">于 {closed} 办结</p>}
        </div>
      </div>
      <ul class="why">
        {clock.why.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Days days={clock.days} today={closed ?? today} />
      <p class="law">
        《条例》第三十三条：自收到申请之日起 20 个工作日内答复；征求第三方和其他机关意见所需时间不计算在内。
      </p>
    </Panel>
  );
}

function Ring({ used, total, late }: { used: number; total: number; late: boolean }) {
  const share = Math.min(1, used / total) * ROUND;
  return (
    <svg
      class={late ? 'ring late' : 'ring'}
      viewBox="0 0 104 104"
      role="img"
      aria-label={`第 ${used} 日，共 ${total} 日`}
    >
      <circle class="track" cx="52" cy="52" r={RADIUS} />
      <circle
        class="done"
        cx="52"
        cy="52"
        r={RADIUS}
        stroke-dasharray={`${share.toFixed(1)} ${ROUND.toFixed(1)}`}
        transform="rotate(-90 52 52)"
      />
      <text x="52" y="56" text-anchor="middle" font-size="26">
        {used}
      </text>
      <text x="52" y="74" text-anchor="middle" font-size="12">
        / {total} 工作日
      </text>
    </svg>
  );
}

/** The calendar from receipt to the last day, in weeks. */
function Days({ days, today }: { days: ClockDay[]; today: string }) {
  const first = parseDate(days[0]!.date).dayOfWeek;
  return (
    <div class="cal" role="list" aria-label="逐日计算">
      {WEEK.map((name) => (
        <span key={name} aria-hidden="true">
          {name}
        </span>
      ))}
      {days.map((day, at) => (
        <div
          key={day.date}
          role="listitem"
          class={['d', KINDS[day.kind], day.makeUp && 'mk', day.date === today && 'today', at === 0 && `from-${first}`]
            .concat(day.kind === 'counted' && day.date <= today ? ['done'] : [])
            .filter(Boolean)
            .join(' ')}
          aria-label={`${day.date} ${said(day)}${day.date === today ? '，今天' : ''}`}
          title={`${day.date} ${said(day)}`}
        >
          {dateOf(day.date, at)}
          <small>{short(day)}</small>
        </div>
      ))}
    </div>
  );
}

const KINDS: Record<ClockDay['kind'], string> = {
  received: 'zero',
  waiting: 'pause',
  restarted: 'zero',
  counted: '',
  off: 'off',
  paused: 'pause',
  due: 'due',
};

/** The day of the month; with the month on the first square and on the first of a month. */
function dateOf(date: string, at: number): string {
  const [, month, day] = date.split('-').map(Number);
  return at === 0 || day === 1 ? `${month}/${day}` : String(day);
}

function short({ kind, n, name, makeUp }: ClockDay): string {
  if (kind === 'received') return '收到';
  if (kind === 'restarted') return '重起';
  if (kind === 'paused' || kind === 'waiting') return '不计';
  if (kind === 'off') return name?.slice(0, 2) ?? '';
  return `${n}${makeUp ? ' 班' : ''}`;
}

function said({ kind, n, name, makeUp, provisional }: ClockDay): string {
  const words = {
    received: '收到申请',
    waiting: '等待申请人，不计入',
    restarted: '重新起算',
    counted: `第 ${n} 个工作日`,
    off: name ? `${name}放假` : '双休日',
    paused: '征求意见，不计入',
    due: `第 ${n} 个工作日，到期`,
  }[kind];
  return `${words}${makeUp ? '（调休上班）' : ''}${provisional ? '（暂定）' : ''}`;
}
