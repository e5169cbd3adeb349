import { INDICATOR_IDS, INDICATORS, isIndicator } from '../../law/index.ts';
import { Empty, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { Judged, Night } from '../nights/store.ts';
import { nameOf, StateTag, scoreOf, tenths, traceHref } from './words.tsx';

const inOrder = (judgements: readonly Judged[]): Judged[] =>
  [...judgements]
    .filter(({ indicator }) => isIndicator(indicator))
    .sort((a, b) => INDICATOR_IDS.indexOf(a.indicator) - INDICATOR_IDS.indexOf(b.indicator));

/** Each indicator with what it came to; figures lead to what was looked at. */
export function Items({ night, judgements }: { night: Night; judgements: readonly Judged[] }) {
  const all = inOrder(judgements);
  const vetoes = all.filter(({ indicator }) => INDICATORS[indicator].sort === 'veto');
  const scored = all.filter(({ indicator }) => INDICATORS[indicator].sort === 'scored');
  const { day, earned, possible } = night;
  return (
    <>
      <Panel title="单项否决" id="vetoes">
        <TableFrame label={`${day} 的单项否决指标`}>
          <table>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">结果</th>
                <th scope="col">情况</th>
              </tr>
            </thead>
            <tbody>
              {vetoes.map(({ indicator, state, said }) => (
                <tr key={indicator}>
                  <th scope="row">
                    <a href={traceHref(day, indicator)}>{nameOf(indicator)}</a>
                  </th>
                  <td class="whole">
                    <StateTag state={state} />
                  </td>
                  <td>{said}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
      <Panel title="扣分指标">
        <TableFrame label={`${day} 的扣分指标`}>
          <table>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">结果</th>
                <th scope="col" class="n">
                  分值
                </th>
                <th scope="col" class="n">
                  得分
                </th>
                <th scope="col">情况</th>
              </tr>
            </thead>
            <tbody>
              {scored.map(({ indicator, state, said, points }) => (
                <tr key={indicator}>
                  <th scope="row">
                    <a href={traceHref(day, indicator)}>{nameOf(indicator)}</a>
                  </th>
                  <td class="whole">
                    <StateTag state={state} />
                  </td>
                  <td class="n">{INDICATORS[indicator].weight}</td>
                  <td class="n">{points === null ? '—' : <a href={traceHref(day, indicator)}>{tenths(points)}</a>}</td>
                  <td>{said}</td>
                </tr>
              ))}
              <tr class="sum">
                <th scope="row">合计（检查到的）</th>
                <td />
                <td class="n">{possible ?? 0}</td>
                <td class="n">{earned === null ? '—' : tenths(earned)}</td>
                <td>
                  {scoreOf(night)}
                  {possible ? `：${tenths(earned ?? 0)} ÷ ${possible} × 100` : ''}
                </td>
              </tr>
            </tbody>
          </table>
        </TableFrame>
      </Panel>
      <Unchecked judgements={all} />
    </>
  );
}

function Unchecked({ judgements }: { judgements: readonly Judged[] }) {
  const unchecked = judgements.filter(({ state }) => state === 'unchecked');
  return (
    <Panel title="未检查" id="unchecked">
      {unchecked.length === 0 ? (
        <Empty>全部指标都检查到了。</Empty>
      ) : (
        <ul>
          {unchecked.map(({ indicator, said }) => (
            <li key={indicator}>
              {nameOf(indicator)}：{said}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
