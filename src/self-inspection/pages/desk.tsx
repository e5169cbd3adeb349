import { minuteOf } from '../../platform/dates.ts';
import { count, Empty, Figure, Pager, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { type ChartSize, chartSizes } from '../../platform/ui/stacked-chart.ts';
import type { Finding, FindingState } from '../findings/store.ts';
import type { Judged, Night } from '../nights/store.ts';
import { DESK, TITLE } from '../paths.ts';
import type { ProbeLine } from '../probing/store.ts';
import { ACCEPTED } from '../rules.ts';
import { Items } from './items.tsx';
import { dueInWords, findingHref, nameOf, nightHref, ownerOf, scoreOf, tenths } from './words.tsx';

export const stateNames: Record<FindingState, string> = { open: '待整改', accepted: '已说明理由', mended: '已整改' };

interface Props {
  /** the newest that is over */
  night: Night | undefined;
  judgements: readonly Judged[];
  nights: readonly Night[];
  probe: ProbeLine | undefined;
  findings: readonly Finding[];
  counts: Record<FindingState, number>;
  state: FindingState;
  mine: boolean;
  /** may look at those of the own office alone */
  hasOffice: boolean;
  page: number;
  pages: number;
  today: string;
  /** may say where the site is probed */
  sets: boolean;
}

/** 网站自查: how the newest night came out, what is to be mended, and how it went before. */
export function DeskPage(props: Props) {
  const { night, nights, sets } = props;
  const under = nights.find(({ finishedAt }) => !finishedAt);
  return (
    <>
      <header class="head">
        <div>
          <h1>{TITLE}</h1>
          <p class="meta">
            按政府网站检查指标，每晚从外面访问一遍网站，每半小时打开一次首页。整改好不好由机器复查，不能手工勾掉。
          </p>
        </div>
        <div class="acts">
          {night && (
            <a class="btn quiet" href={`${nightHref(night.day)}/report.docx`}>
              下载报告（Word）
            </a>
          )}
          {sets && (
            <a class="btn quiet" href={`${DESK}/address`}>
              探测网址
            </a>
          )}
        </div>
      </header>
      {under && <p class="notice">{under.day} 的自查正在进行，完成后在这里显示。</p>}
      {night ? (
        <Summary {...props} night={night} />
      ) : (
        <p class="notice">还没有完成过自查。第一次在凌晨 3 点以后自动开始。</p>
      )}
      <Findings {...props} />
      {night && <Items night={night} judgements={props.judgements} />}
      {nights.some(({ score }) => score !== null) && <Trend nights={nights} />}
    </>
  );
}

function Summary({ night, judgements, probe, counts }: Props & { night: Night }) {
  const unchecked = judgements.filter(({ state }) => state === 'unchecked').length;
  return (
    <>
      <div class="figures">
        <Figure value={scoreOf(night)} label={`${night.day} 得分`} href={`${nightHref(night.day)}`} />
        <Figure
          value={night.vetoes.length}
          label="单项否决"
          href={`${nightHref(night.day)}#vetoes`}
          late={night.vetoes.length > 0}
        />
        <Figure value={counts.open} label="待整改" href={`${DESK}#findings`} />
        <Figure value={unchecked} label="未检查的指标" href={`${nightHref(night.day)}#unchecked`} />
      </div>
      {night.vetoes.length > 0 ? (
        <p class="warning">有单项否决，按国家检查为不合格：{night.vetoes.map((id) => nameOf(id)).join('、')}。</p>
      ) : (
        <p class="help">没有发现单项否决{unchecked > 0 && '；没有检查到的指标不算合格'}。</p>
      )}
      <HowSeen night={night} probe={probe} />
    </>
  );
}

/** From where the site was looked at, and what that leaves open. */
export function HowSeen({ night, probe }: { night: Night; probe: ProbeLine | undefined }) {
  const { address, byOwnPort, pages, finishedAt, leftOut, isDemo } = night;
  return (
    <>
      {byOwnPort && (
        <p class="warning">
          {probe?.outcome === 'unseen'
            ? `从本机打不开网站的公开网址 ${probe.address}（${probe.said}）：检查看不到自己，这些探测没有计为打不开。`
            : probe && probe.outcome !== 'own' && probe.outcome !== 'ownFailed'
              ? `网站的公开网址 ${probe.address} 没有打开。`
              : '没有登记网站的公开网址。'}
          页面从本机的端口检查，公众能不能打开没有检查。请由系统管理员在“探测网址”中填写从本机能打开的网址。
        </p>
      )}
      <p class="help">
        {isDemo && '演示数据：这一晚看到的情况是虚构的。'}
        {finishedAt && `${minuteOf(finishedAt)} 完成，访问 ${address}，打开 ${count(pages)} 个页面和文件。`}
        {leftOut && `没有全部检查：${leftOut}。`}
        没有用浏览器检查，颜色对比、脚本运行后的样子和其他语言的页面没有检查；得分按本平台的权重计算，与上级检查的打分不是一回事。
      </p>
      {probe && (
        <p class="help">
          最近一次打开首页：{minuteOf(probe.at)}，{probe.said}，{(probe.ms / 1000).toFixed(2)} 秒。
        </p>
      )}
      {probe && (
        <p class="help">
          <a href={`${DESK}/probes`}>看每次探测</a>
        </p>
      )}
    </>
  );
}

function Findings({ findings, counts, state, mine, hasOffice, page, pages, today }: Props) {
  const address = (more: Record<string, string>) =>
    `${DESK}?${new URLSearchParams({ state, ...(mine && { mine: 'yes' }), ...more })}`;
  return (
    <Panel title="整改清单" id="findings">
      <nav class="tabs" aria-label="整改情况">
        {(Object.keys(stateNames) as FindingState[]).map((one) => (
          <a key={one} href={address({ state: one })} aria-current={one === state ? 'page' : undefined}>
            {stateNames[one]} {count(counts[one])}
          </a>
        ))}
      </nav>
      {hasOffice && (
        <p class="help">
          {mine ? (
            <a href={`${DESK}?state=${state}`}>看全部，不只是本科室的</a>
          ) : (
            <a href={`${DESK}?state=${state}&mine=yes`}>只看本科室的</a>
          )}
        </p>
      )}
      {findings.length === 0 ? (
        <Empty>{state === 'open' ? '没有待整改的问题。每晚自查发现的，列在这里。' : '没有这样的记录。'}</Empty>
      ) : (
        <TableFrame label={stateNames[state]}>
          <table>
            <thead>
              <tr>
                <th scope="col">问题</th>
                <th scope="col">指标</th>
                <th scope="col">看到的情况</th>
                <th scope="col">由谁整改</th>
                <th scope="col">{state === 'open' ? '期限' : state === 'accepted' ? '理由' : '合格'}</th>
              </tr>
            </thead>
            <tbody>
              {findings.map((one) => (
                <tr key={one.id}>
                  <th scope="row" class="title-cell">
                    <a href={findingHref(one.id)}>{one.what}</a>
                  </th>
                  <td>
                    {nameOf(one.indicator)} {one.veto && <Tag tone="late">单项否决</Tag>}{' '}
                    {one.isDemo && <Tag>演示数据</Tag>}
                  </td>
                  <td>{one.said}</td>
                  <td>
                    {ownerOf(one)}
                    {one.handlerName && <small>　{one.handlerName}处理中</small>}
                  </td>
                  <td>
                    <When one={one} state={state} today={today} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      <Pager page={page} pages={pages} href={(n) => address({ page: String(n) })} />
    </Panel>
  );
}

function When({ one, state, today }: { one: Finding; state: FindingState; today: string }) {
  if (state === 'mended') return <>{minuteOf(one.mendedAt!)} 复查合格</>;
  if (state === 'accepted')
    return (
      <>
        {one.acceptedName}：{ACCEPTED[one.acceptedHow!]}，{one.reason}
      </>
    );
  return (
    <>
      {dueInWords(one)} {one.dueOn < today && <Tag tone="late">已超期</Tag>}
      {one.returned > 0 && <Tag tone="warn">第 {one.returned + 1} 次出现</Tag>}
    </>
  );
}

const sizeOf = (size: ChartSize) => ({ width: chartSizes[size].width, height: chartSizes[size].height });

function Trend({ nights }: { nights: readonly Night[] }) {
  return (
    <Panel title="近 30 晚">
      <picture class="drawn">
        <source media="(max-width: 640px)" srcset={`${DESK}/trend/narrow.svg`} {...sizeOf('narrow')} />
        <img src={`${DESK}/trend/wide.svg`} alt="近 30 晚的得分，数字见下表" {...sizeOf('wide')} />
      </picture>
      <TableFrame label="近 30 晚的自查">
        <table>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col" class="n">
                得分
              </th>
              <th scope="col">单项否决</th>
              <th scope="col" class="n">
                页面和文件
              </th>
            </tr>
          </thead>
          <tbody>
            {nights.map((night) => (
              <tr key={night.day}>
                <th scope="row">
                  <a href={nightHref(night.day)}>{night.day}</a>
                  {!night.finishedAt && '（未完）'}
                  {night.isDemo && <small>　演示数据</small>}
                </th>
                <td class="n">{night.score === null ? '—' : tenths(night.score)}</td>
                <td>{night.vetoes.map((id) => nameOf(id)).join('、') || (night.finishedAt ? '没有' : '—')}</td>
                <td class="n">{count(night.pages)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}
