import type { Typed } from '../../platform/http/form.ts';
import type { Measure } from '../../platform/measures.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { Current } from '../current.ts';
import { briefingHref } from '../paths.ts';
import { monthInWords } from '../rules.ts';
import type { Briefing } from '../store.ts';
import { contradictionsIn } from '../text/contradictions.ts';
import { figureHref, figureText, linesOf, offered } from '../text/figures.ts';
import { PARTS, type Part } from '../text/parts.ts';
import { Lines } from './text.tsx';

interface Props {
  briefing: Briefing;
  part: Part;
  current: Current;
  measures: readonly Measure[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** The wording of one part, how it reads, and the figures that it may name. */
export function EditPage({ briefing, part, current, measures, typed, failure }: Props) {
  const { figures, sources } = current;
  const text = typeof typed?.text === 'string' ? typed.text : sources[part];
  const wrong = contradictionsIn(text, figures, measures);
  const path = briefingHref(briefing.month);
  return (
    <>
      <header class="head">
        <div>
          <h1>{PARTS[part]}</h1>
          <p class="meta">
            {monthInWords(briefing.month)}月报。双花括号中的名称随台账变动，不必手填；清空后保存即恢复模板文字。
          </p>
        </div>
      </header>
      {failure?.code === 'conflict' && (
        <Panel title="现有文字">
          <Lines lines={current.content[part]} month={briefing.month} measures={measures} />
        </Panel>
      )}
      <div class="grid">
        <Panel>
          <Form action={`${path}/parts/${part}`} failure={failure}>
            <input type="hidden" name="version" value={briefing.version} />
            <Field name="text" label="文字" type="textarea" rows={12} typed={{ text }} failure={failure} />
            <div class="actions">
              <button class="btn" type="submit">
                保存
              </button>
              <button class="btn quiet" type="submit" name="preview" value="yes">
                预览
              </button>
              <a class="btn quiet" href={path}>
                返回月报
              </a>
            </div>
          </Form>
        </Panel>
        <Panel title="预览">
          <Lines lines={linesOf(text, figures, measures)} month={briefing.month} measures={measures} />
          {wrong.map(({ said, books, figure }) => (
            <p key={said} class="error">
              “{said}”与台账不同，台账是 {books}；写作 <code>{figure}</code> 就随台账变动。
            </p>
          ))}
        </Panel>
      </div>
      <Panel title="可用数据">
        <TableFrame label="可用数据">
          <table>
            <thead>
              <tr>
                <th scope="col">数据</th>
                <th scope="col">本月</th>
                <th scope="col">写作</th>
              </tr>
            </thead>
            <tbody>
              {offered(measures).map(({ name, label }) => {
                const value = figureText(name, figures, measures);
                const href = figureHref(name, briefing.month, measures);
                return (
                  <tr key={name}>
                    <th scope="row">{label}</th>
                    <td>{href ? <a href={href}>{value}</a> : value}</td>
                    <td>
                      <code>{`{{${name}}}`}</code>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
    </>
  );
}
