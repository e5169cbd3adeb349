import { INDICATORS, type Observation, PROBE_LIMIT_MS } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { count, Empty, Facts, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { OBSERVED_KEPT } from '../nights/keep.ts';
import type { Judged, Night } from '../nights/store.ts';
import { DESK } from '../paths.ts';
import { PROBES_KEPT, type ProbeLine } from '../probing/store.ts';
import type { ProbeOutcome } from '../tables.ts';
import { HowSeen } from './desk.tsx';
import { Items } from './items.tsx';
import { nameOf, nightHref, StateTag, scoreOf, tenths, Where } from './words.tsx';

/** One night, whole. */
export function NightPage({ night, judgements }: { night: Night; judgements: readonly Judged[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{night.day} 网站自查</h1>
          <p class="meta">得分 {scoreOf(night)}</p>
        </div>
        {night.finishedAt && (
          <div class="acts">
            <a class="btn quiet" href={`${nightHref(night.day)}/report.docx`}>
              下载报告（Word）
            </a>
          </div>
        )}
      </header>
      {night.finishedAt ? (
        <>
          <HowSeen night={night} probe={undefined} />
          <Items night={night} judgements={judgements} />
        </>
      ) : (
        <p class="notice">这一晚的自查没有完成。</p>
      )}
    </>
  );
}

interface TraceProps {
  night: Night;
  judged: Judged;
  observations: readonly Observation[];
}

/** How a figure came about: what was looked at, one by one. */
export function TracePage({ night, judged, observations }: TraceProps) {
  const { indicator, state, said, points, looked, faulty } = judged;
  const { rule, how, source, weight, sort } = INDICATORS[indicator];
  const shown = observations.reduce((sum, { alike = 1 }) => sum + alike, 0);
  return (
    <>
      <header class="head">
        <div>
          <h1>
            {nameOf(indicator)} <StateTag state={state} />
          </h1>
          <p class="meta">
            {night.day}
            {night.isDemo && '　演示数据'}
          </p>
        </div>
      </header>
      <Panel>
        <Facts
          rows={[
            ['结果', said],
            ['不合格的情形', rule],
            ['依据', source],
            ['怎样检查', how],
            ...(sort === 'scored'
              ? [
                  [
                    '得分',
                    points === null
                      ? '未检查，不计分'
                      : `${weight} × ${looked - faulty} ÷ ${looked} = ${tenths(points)}`,
                  ] as const,
                ]
              : []),
          ]}
        />
      </Panel>
      <Panel title={`看到的情况（${count(looked)}）`}>
        {night.thinned && <p class="notice">超过 {OBSERVED_KEPT} 天的明细已经删除，结果和得分保留。</p>}
        {!night.thinned && observations.length === 0 && <Empty>这一晚没有检查到具体内容。</Empty>}
        {shown < looked && !night.thinned && <p class="help">列出 {count(shown)} 处，不合格的在前。</p>}
        {observations.length > 0 && (
          <TableFrame label="看到的情况">
            <table>
              <thead>
                <tr>
                  <th scope="col">内容</th>
                  <th scope="col">结果</th>
                  <th scope="col">看到的情况</th>
                  <th scope="col">地址</th>
                </tr>
              </thead>
              <tbody>
                {observations.map((one) => (
                  <tr key={one.key}>
                    <th scope="row" class="title-cell">
                      {one.what}
                    </th>
                    <td class="whole">
                      <Tag tone={one.ok ? 'ok' : 'late'}>{one.ok ? '合格' : '不合格'}</Tag>
                    </td>
                    <td>{one.said}</td>
                    <td>
                      <Where path={one.where} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

const outcomes: Record<ProbeOutcome, [tone: 'ok' | 'late' | 'warn' | 'plain', words: string]> = {
  reached: ['ok', '打开了'],
  failed: ['late', '打不开'],
  own: ['plain', '本机端口正常'],
  ownFailed: ['warn', '本机端口打不开'],
  unseen: ['warn', '本机看不到，不计入'],
};

interface ProbesProps {
  day: string;
  today: string;
  probes: readonly ProbeLine[];
  week: readonly { day: string; probes: number; failed: number; own: number; unseen: number }[];
}

/** Every probe of a day, and the seven days before today that are judged. */
export function ProbesPage({ day, today, probes, week }: ProbesProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>探测记录</h1>
          <p class="meta">
            每半小时打开一次首页，{PROBE_LIMIT_MS / 1000}{' '}
            秒没有打开算一次打不开。机器停着的时候没有探测，不算打不开。记录保留 {PROBES_KEPT} 天。
          </p>
        </div>
      </header>
      <Panel title="前七天">
        <TableFrame label="前七天的探测">
          <table>
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col" class="n">
                  探测
                </th>
                <th scope="col" class="n">
                  打不开
                </th>
                <th scope="col" class="n">
                  本机端口
                </th>
                <th scope="col" class="n">
                  看不到
                </th>
              </tr>
            </thead>
            <tbody>
              {week.map((one) => (
                <tr key={one.day}>
                  <th scope="row">
                    <a href={`${DESK}/probes?day=${one.day}`}>{one.day}</a>
                  </th>
                  <td class="n">{count(one.probes)}</td>
                  <td class="n">{count(one.failed)}</td>
                  <td class="n">{count(one.own)}</td>
                  <td class="n">{count(one.unseen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
        {day !== today && (
          <p class="help">
            <a href={`${DESK}/probes`}>今天的</a>
          </p>
        )}
      </Panel>
      <Panel title={`${day} 的每次探测`}>
        {probes.length === 0 ? (
          <Empty>这一天没有探测：机器没有运行，或者网站没有对公众开放。</Empty>
        ) : (
          <TableFrame label={`${day} 的探测`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">时间</th>
                  <th scope="col">结果</th>
                  <th scope="col" class="n">
                    用时（秒）
                  </th>
                  <th scope="col">情况</th>
                  <th scope="col">网址</th>
                </tr>
              </thead>
              <tbody>
                {probes.map((one) => (
                  <tr key={one.at.getTime()}>
                    <th scope="row">{minuteOf(one.at).slice(11)}</th>
                    <td class="whole">
                      <Tag tone={outcomes[one.outcome][0]}>{outcomes[one.outcome][1]}</Tag>
                    </td>
                    <td class="n">{(one.ms / 1000).toFixed(2)}</td>
                    <td>{one.said}</td>
                    <td class="title-cell">{one.address}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}
