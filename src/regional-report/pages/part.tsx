import {
  LiveText,
  namedFigures,
  type Part,
  partForm,
  parts,
  regionFigures,
  textMark,
} from '../../annual-report/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { regionReportHref } from '../../report-submissions/index.ts';
import type { CompiledRegion } from '../compile.ts';
import { regionRecordsHref } from '../links.ts';

interface Props {
  year: number;
  part: Part;
  compiled: CompiledRegion;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** One part of the region's narrative: its text with live figures, and the figures that may be named. */
export function RegionPartPage({ year, part, compiled, typed, failure }: Props) {
  const { sources, worded, counted } = compiled;
  const text = typeof typed?.text === 'string' ? typed.text : sources[part];
  const seen = textMark(worded.has(part) ? sources[part] : undefined);
  return (
    <>
      <header class="head">
        <div>
          <h1>{parts[part]}</h1>
          <p class="meta">
            双花括号里是活的数据，随纳入汇总的报告变动。{worded.has(part) ? '清空后保存即恢复模板文字。' : ''}
          </p>
        </div>
      </header>
      {failure?.code === 'conflict' && (
        <Panel title="现有文字">
          <LiveText source={sources[part]} counted={counted} />
        </Panel>
      )}
      <div class="grid">
        <Panel>
          <Form action={`${regionReportHref(year)}/parts/${part}`} of={partForm} failure={failure}>
            <input type="hidden" name="seen" value={seen} />
            <Field name="text" label="文字" type="textarea" rows={12} typed={{ text }} failure={failure} />
            <div class="actions">
              <button class="btn" type="submit">
                保存
              </button>
              <a class="btn quiet" href={regionReportHref(year)}>
                返回报告
              </a>
            </div>
          </Form>
        </Panel>
        <Panel title="可用数据">
          <dl class="facts">
            {[...regionFigures, ...namedFigures.filter(({ name }) => name !== 'applications.fees')].map((figure) => (
              <div key={figure.name}>
                <dt>{figure.label}</dt>
                <dd>
                  <Value value={figure.value(counted)} href={regionRecordsHref(year, figure.name)} />{' '}
                  <code>{`{{${figure.name}}}`}</code>
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      </div>
    </>
  );
}

function Value({ value, href }: { value: string; href: string | undefined }) {
  return href ? <a href={href}>{value}</a> : <span>{value}</span>;
}
