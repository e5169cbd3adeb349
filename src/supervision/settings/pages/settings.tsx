import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Measure } from '../../../platform/measures.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Choices, Empty, Field, Form, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { amountInWords, beyondInWords } from '../../city/pages/parts.tsx';
import { SETTINGS } from '../../paths.ts';
import { isPerMonth, type SettingsVersion, weightsIn } from '../rules.ts';

interface Props {
  settings: SettingsVersion;
  versions: readonly SettingsVersion[];
  measures: readonly Measure[];
  typed: Typed;
  failure: Failure | undefined;
}

/** 评分办法和界线: what counts how much, and from where on something is beyond. */
export function SettingsPage({ settings, versions, measures, typed, failure }: Props) {
  const shared = { typed, failure };
  const sum = failure?.fields?.sum;
  return (
    <>
      <header class="head">
        <div>
          <h1>评分办法和界线</h1>
          <p class="meta">
            {settings.setAt
              ? `现用第 ${settings.number} 版，${settings.setBy} ${minuteOf(settings.setAt)} 保存`
              : '还没有设定，现按通常的办法计算；法律没有规定权重、满分值和界线，请按本地要求修改'}
          </p>
        </div>
      </header>
      <Panel>
        <Form action={SETTINGS} failure={failure}>
          <input type="hidden" name="version" value={[typed.version ?? ''].flat()[0]} />
          <p class="help">
            权重合计应为 100，不填的指标不计分。达到满分值得全部分，到零分值不得分，中间按比例。
            界线不填就不判断；超出的在“各地情况”中标明，并告诉市政务公开办一次。
          </p>
          <p id="f-sum" class={sum ? 'error' : 'help'}>
            {sum ?? `权重合计 ${weightsIn(settings.parts)}。`}
          </p>
          {measures.map((one) => (
            <fieldset key={one.id} class="field four">
              <legend>
                {one.label}（{one.unit}，{one.better === 'more' ? '越高越好' : '越少越好'}
                {isPerMonth(one) && '，满分值、零分值按每月'}）
              </legend>
              <Field {...shared} name={`weight:${one.id}`} label="权重" inputmode="decimal" />
              <Field {...shared} name={`full:${one.id}`} label="满分值" inputmode="decimal" />
              <Field {...shared} name={`none:${one.id}`} label="零分值" inputmode="decimal" />
              <Field
                {...shared}
                name={`bound:${one.id}`}
                label={one.better === 'less' ? '界线：多于' : '界线：低于'}
                inputmode="decimal"
              />
            </fieldset>
          ))}
          <Choices
            {...shared}
            name="tellsRank"
            legend="名次"
            type="checkbox"
            options={[{ value: 'yes', label: '各单位看得到自己的名次和各单位的中位数', help: '看不到别的单位的数字' }]}
          />
          <button class="btn" type="submit">
            保存为新的一版
          </button>
        </Form>
      </Panel>
      <Panel title="历次设定">
        {versions.length === 0 ? (
          <Empty>还没有设定过。保存以后每一版都留在这里，写明由谁、什么时候。</Empty>
        ) : (
          <TableFrame label="历次设定">
            <table>
              <thead>
                <tr>
                  <th scope="col">版本</th>
                  <th scope="col">由谁</th>
                  <th scope="col">什么时候</th>
                </tr>
              </thead>
              <tbody>
                {versions.map(({ number, setBy, setAt }) => (
                  <tr key={number}>
                    <th scope="row">
                      <a href={`${SETTINGS}/${number}`}>第 {number} 版</a>
                    </th>
                    <td>{setBy}</td>
                    <td>{setAt && <time>{minuteOf(setAt)}</time>}</td>
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

/** A version as it was set. */
export function VersionPage({ version, measures }: { version: SettingsVersion; measures: readonly Measure[] }) {
  const { parts, bounds } = version;
  const rows = measures.flatMap((one) => {
    const part = parts.find(({ measure }) => measure === one.id);
    const bound = bounds[one.id];
    return part || bound !== undefined ? [{ one, part, bound }] : [];
  });
  return (
    <>
      <header class="head">
        <div>
          <h1>评分办法和界线，第 {version.number} 版</h1>
          <p class="meta">
            {version.setBy} {version.setAt && minuteOf(version.setAt)} 保存；各单位
            {version.tellsRank ? '看得到' : '看不到'}
            自己的名次
          </p>
        </div>
      </header>
      <Panel>
        <TableFrame label="权重、满分值、零分值和界线">
          <table>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col" class="n">
                  权重
                </th>
                <th scope="col" class="n">
                  满分值
                </th>
                <th scope="col" class="n">
                  零分值
                </th>
                <th scope="col">界线</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ one, part, bound }) => (
                <tr key={one.id}>
                  <th scope="row">{one.label}</th>
                  <td class="n">{part?.weight ?? '—'}</td>
                  <td class="n">{part ? amountInWords(one, part.full) : '—'}</td>
                  <td class="n">{part ? amountInWords(one, part.none) : '—'}</td>
                  <td>{bound === undefined ? '—' : beyondInWords(one, bound)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
    </>
  );
}
