import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import type { Compiled } from '../../compile.ts';
import { yearHref } from '../../links.ts';
import { partForm } from '../../public-forms.ts';
import { textMark } from '../../rules.ts';
import type { Answer } from '../../store.ts';
import { type Returned, SectionRemarks } from '../../workspace/returned.tsx';
import { knownIn } from '../known.ts';
import { factFigures, fill, type NamedFigure, namedFigures } from '../live-figures.ts';
import { type Part, parts, partsBySection } from '../parts.ts';
import type { PromiseEvidence } from '../promise-evidence.ts';
import type { Promised } from '../promises.ts';
import type { Suggestion } from '../suggestions.ts';
import { LastYear } from './last-year.tsx';
import { Promises, Suggestions, TEXT_FORM } from './problems.tsx';
import { Statements } from './statements.tsx';
import { LiveText, OWN_WORDS } from './text.tsx';

interface Props {
  year: number;
  part: Part;
  compiled: Compiled;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
  /** for part five: what the books show, and what last year promised */
  problems?: ProblemsProps | undefined;
  /** what the region said when it returned the report */
  returned: Returned | undefined;
}

export interface ProblemsProps {
  suggestions: Suggestion[];
  promises: readonly Promised[];
  answers: readonly Answer[];
  evidence: ReadonlyMap<string, readonly PromiseEvidence[]>;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

const offered = [...namedFigures, ...factFigures];
const groups = [...new Set(offered.map((figure) => figure.group))];

/** One part of the narrative in an editor: text with live figures, its preview beside, the figures below. */
export function PartPage({ year, part, compiled, typed, failure, problems, returned }: Props) {
  const { sources, counted, worded, lastYear, lastSources } = compiled;
  const text = typeof typed?.text === 'string' ? typed.text : sources[part];
  const known = knownIn(part, counted, problems?.suggestions);
  const seen = textMark(worded.has(part) ? sources[part] : undefined);
  return (
    <>
      <header class="head">
        <div>
          <h1>{parts[part]}</h1>
          <p class="meta">
            带底色的数字随台账变动，不必手填<noscript>，在文字框里写作双花括号中的名称</noscript>。
            {worded.has(part) ? '清空后保存即恢复模板文字。' : '现在是模板文字，请按实际情况修改。'}
          </p>
        </div>
      </header>
      <SectionRemarks
        returned={returned}
        section={partsBySection.findIndex((ids) => ids.includes(part))}
        base={yearHref(year)}
      />
      {failure?.code === 'conflict' && worded.has(part) && (
        <Panel title="现有文字">
          <div class="part-preview">
            <LiveText source={sources[part]} counted={counted} year={year} />
          </div>
        </Panel>
      )}
      <div class="part-editor">
        <Panel>
          <Form action={`${yearHref(year)}/parts/${part}`} of={partForm} failure={failure} id={TEXT_FORM}>
            <input type="hidden" name="seen" value={seen} />
            <Field name="text" label="文字" type="textarea" rows={12} typed={{ text }} failure={failure} />
            <div class="actions">
              <button class="btn" type="submit">
                保存
              </button>
              <button class="btn quiet" type="submit" name="preview" value="yes">
                预览
              </button>
              {lastSources[part] !== undefined && (
                <button class="btn quiet" type="submit" name="copy" value="yes">
                  以上年文字为底稿
                </button>
              )}
              <a class="btn quiet" href={yearHref(year)}>
                返回报告
              </a>
            </div>
          </Form>
        </Panel>
        <div>
          <Panel title="预览">
            <div
              class="part-preview"
              id="preview"
              aria-live="polite"
              data-known={JSON.stringify(known)}
              data-own={OWN_WORDS}
            >
              <LiveText source={text} counted={counted} year={year} known={known} />
            </div>
            <p class="help">
              <span class="own-words">点线下的语句</span>
              台账中没有对应的记录，由撰写人负责；其余语句后面的“记录”通向依据。公布的报告不带这些标记。
            </p>
          </Panel>
          {!problems && <Statements part={part} counted={counted} text={text} />}
          <LastYear year={year} text={fill(text, counted)} before={lastYear[part]} />
        </div>
      </div>
      {problems && (
        <div class="part-editor">
          <Suggestions suggestions={problems.suggestions} counted={counted} />
          <Promises year={year} {...problems} />
        </div>
      )}
      <Panel title="可用数据">
        <noscript>
          <p class="help">把名称连同双花括号写进文字即可；开启脚本时，点一下就插入到光标处。</p>
        </noscript>
        <div class="figure-list" id="figures">
          {groups.map((group) => (
            <section key={group}>
              <h3>{group}</h3>
              {offered
                .filter((figure) => figure.group === group)
                .map((figure) => (
                  <Entry key={figure.name} figure={figure} value={figure.value(counted)} />
                ))}
            </section>
          ))}
        </div>
        <noscript>
          <p class="help">三张表中的任何一格也可以引用，如 {'{{three.granted.person}}'}。</p>
        </noscript>
      </Panel>
    </>
  );
}

function Entry({ figure, value }: { figure: NamedFigure; value: string }) {
  return (
    <span class="entry" data-figure={figure.name} data-value={value}>
      <span>{figure.label}</span>
      <b>{value}</b>
      <code>{`{{${figure.name}}}`}</code>
    </span>
  );
}
