import { recordsHref } from '../../measures/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Measure } from '../../platform/measures.ts';
import { Empty, Panel, TableFrame } from '../../platform/ui/index.ts';
import { Chosen } from '../city/pages/chosen.tsx';
import { amountInWords, beyondInWords } from '../city/pages/parts.tsx';
import type { CityPeriod } from '../city/period.ts';
import { authorityHref, SETTINGS } from '../paths.ts';
import type { Crossing } from './store.ts';

interface Props {
  crossings: readonly Crossing[];
  measures: readonly Measure[];
  period: CityPeriod;
}

/** 超出界线: who is beyond a bound since when, to be reminded or given an order. */
export function BeyondPage({ crossings, measures, period }: Props) {
  const known = new Map(measures.map((one) => [one.id, one]));
  const units = [...new Set(crossings.map(({ code }) => code))].map((code) => ({
    code,
    own: crossings.filter((one) => one.code === code),
  }));
  return (
    <>
      <header class="head">
        <div>
          <h1>超出界线</h1>
          <p class="meta">
            {units.length} 个单位，按{period.label}的数字判断；新超出的告诉一次，回到界线以内的自动去掉。
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={SETTINGS}>
            评分办法和界线
          </a>
        </div>
      </header>
      <Panel>
        {units.length === 0 ? (
          <Empty>没有单位超出界线。界线在“评分办法和界线”中设定。</Empty>
        ) : (
          <Chosen period={period.id}>
            <TableFrame label="超出界线的单位">
              <table>
                <thead>
                  <tr>
                    <th scope="col">单位</th>
                    <th scope="col">指标</th>
                    <th scope="col" class="n">
                      当时的数
                    </th>
                    <th scope="col">界线</th>
                    <th scope="col">从何时</th>
                  </tr>
                </thead>
                <tbody>
                  {units.flatMap(({ code, own }) =>
                    own.map((one, n) => {
                      const measure = known.get(one.measure);
                      return (
                        <tr key={one.id}>
                          <th scope="row" class="title-cell">
                            {n === 0 && (
                              <label class="tick">
                                <input type="checkbox" name="to" value={code} />
                                <span class="sr">选择</span>
                              </label>
                            )}
                            <a href={authorityHref(code, period.id)}>{one.authorityName}</a>
                          </th>
                          <td>{measure?.label ?? one.measure}</td>
                          <td class="n">
                            {measure && (
                              <a href={recordsHref(measure.id, { from: period.first, to: period.to, authority: code })}>
                                {amountInWords(measure, Math.floor(one.value * 10 + 1e-9) / 10)}
                              </a>
                            )}
                          </td>
                          <td>{measure && beyondInWords(measure, one.bound)}</td>
                          <td>
                            <time>{minuteOf(one.since)}</time>
                          </td>
                        </tr>
                      );
                    }),
                  )}
                </tbody>
              </table>
            </TableFrame>
          </Chosen>
        )}
      </Panel>
    </>
  );
}
