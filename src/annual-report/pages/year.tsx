import { ledgerHref } from '../../channels/index.ts';
import { type AnnualReport, reportBy } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { Choices, count, Field, Form, Icon, Panel, Tag } from '../../platform/ui/index.ts';
import { channelNames, channels } from '../../publishing/index.ts';
import type { Compiled } from '../compile.ts';
import { cellHref, yearHref } from '../links.ts';
import { totalOf } from '../named-figures.ts';
import { type Part, partIds, parts, partsBySection } from '../parts.ts';
import { publishers, wordSmiths } from '../rules.ts';
import { cellTitle, stateNames } from '../words.ts';
import { Findings } from './findings.tsx';
import { Progress } from './progress.tsx';
import { ReportBody } from './report.tsx';
import { LiveText } from './text.tsx';

interface Props {
  who: Who;
  year: number;
  today: string;
  compiled: Compiled;
  /** cells that the books count otherwise since publication */
  changed: string[];
  /** last year's promises that are not answered yet */
  unanswered: number;
  typed?: Typed;
  failure?: Failure | undefined;
}

/** A year's report on the console: every figure a door, what the checks found, wording and publication. */
export function YearPage(props: Props) {
  const { who, year, today, compiled, changed, unanswered } = props;
  const { state, snapshot } = compiled;
  const shown: AnnualReport = state === 'published' && snapshot ? snapshot : compiled.report;
  const mayWord = state === 'draft' && has(who, ...wordSmiths);
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年度报告</h1>
          <p class="meta">
            <Tag tone={state === 'published' ? 'ok' : 'plain'}>{stateNames[state]}</Tag>　
            {shown.date ? `落款日期 ${shown.date}` : `应在 ${reportBy(year)} 前公布`}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${yearHref(year)}/acts`}>
            登记许可、处罚、收费
          </a>
          <a class="btn quiet" href={`${yearHref(year)}/send`}>
            报送上级
          </a>
          <a class="btn quiet" href={`${yearHref(year)}/report.docx`}>
            <Icon name="download" /> Word
          </a>
          <a class="btn quiet" href={`${yearHref(year)}/report.pdf`}>
            <Icon name="download" /> PDF
          </a>
          <a class="btn quiet" href={`${yearHref(year)}/report.xlsx`}>
            <Icon name="download" /> Excel
          </a>
          <a class="btn quiet" href={`${yearHref(year)}/report.json`}>
            <Icon name="download" /> JSON
          </a>
        </div>
      </header>
      {changed.length > 0 && <Changed year={year} changed={changed} />}
      <div class="year-grid">
        <Panel>
          <ReportBody
            report={shown}
            href={(path) => cellHref(year, path)}
            {...(state === 'draft' && {
              text: (_section, index: number) => (
                <Parts ids={partsBySection[index]!} year={year} compiled={compiled} mayWord={mayWord} />
              ),
            })}
          />
        </Panel>
        <div class="beside">
          {state === 'draft' && (
            <Progress year={year} today={today} compiled={compiled} mayWord={mayWord} unanswered={unanswered} />
          )}
          <Findings
            year={year}
            findings={shown.findings}
            filled={state === 'draft' ? compiled.filled : undefined}
            mayWord={mayWord}
          />
          <Publication {...props} />
          <Channels year={year} report={shown} />
        </div>
      </div>
    </>
  );
}

function Changed({ year, changed }: { year: number; changed: string[] }) {
  return (
    <p class="warning" role="status">
      报告发布后台账有变动，以下数字现在的统计结果与已发布的不同（已发布的报告不受影响）：
      {changed.map((path, n) => (
        <span key={path}>
          {n > 0 && '、'}
          <a href={cellHref(year, path)}>{cellTitle(path)}</a>
        </span>
      ))}
    </p>
  );
}

interface PartsProps {
  ids: readonly Part[];
  year: number;
  compiled: Compiled;
  mayWord: boolean;
}

function Parts({ ids, year, compiled, mayWord }: PartsProps) {
  return (
    <>
      {ids.map((id) => (
        <div key={id} class="part-text">
          <div class="part-head">
            {id in { opening: 1, problems: 1, others: 1 } ? null : <h3>{parts[id]}</h3>}
            {!compiled.worded.has(id) && <Tag>模板文字</Tag>}
            {mayWord && (
              <a href={`${yearHref(year)}/parts/${id}`}>
                编辑<span class="sr">{parts[id]}</span>
              </a>
            )}
          </div>
          <LiveText source={compiled.sources[id]} counted={compiled.counted} year={year} part={id} />
        </div>
      ))}
    </>
  );
}

function Publication({ who, year, today, compiled, typed, failure }: Props) {
  if (compiled.state === 'published')
    return (
      <Panel title="发布" id="publication">
        <p>
          已于 {compiled.snapshot?.date} 发布，网站上的报告以发布时的内容为准。
          <a href={`/disclosure/reports/${year}`}>在网站上查看</a>
        </p>
      </Panel>
    );
  if (!has(who, ...publishers))
    return (
      <Panel title="发布" id="publication">
        <p>由分管领导或者政府信息公开工作机构负责人发布。</p>
      </Panel>
    );
  if (today <= `${year}-12-31`)
    return (
      <Panel title="发布" id="publication">
        <p>{year} 年结束后才能发布，现在看到的是到今天为止的统计。</p>
      </Panel>
    );
  return (
    <Panel title="发布" id="publication">
      <Form action={`${yearHref(year)}/publish`} failure={failure}>
        <Field name="date" label="落款日期" type="date" required typed={typed ?? { date: today }} failure={failure} />
        {compiled.report.findings.length > 0 && (
          <Choices
            name="accepted"
            legend="核对结果"
            type="checkbox"
            options={[{ value: 'yes', label: '已逐条核对上面的问题，确认可以发布' }]}
            typed={typed}
            failure={failure}
          />
        )}
        <p class="help">
          {compiled.worded.size < partIds.length &&
            `还有 ${partIds.length - compiled.worded.size} 段是模板文字，请先核对。`}
          发布后在网站公开，内容固定，不再随台账变动。
        </p>
        <button class="btn" type="submit">
          发布报告
        </button>
      </Form>
    </Panel>
  );
}

function Channels({ year, report }: { year: number; report: AnnualReport }) {
  return (
    <Panel title="公开渠道">
      <div class="channel-counts">
        {channels.map((channel) => (
          <a key={channel} href={ledgerHref({ year, channel })}>
            <span>{channelNames[channel]}</span>
            <b>{count(report.channels[channel] ?? 0)}</b>
          </a>
        ))}
        <a href={ledgerHref({ year })}>
          <span class="sum">合计</span>
          <b class="sum">{count(totalOf(report.channels))}</b>
        </a>
      </div>
    </Panel>
  );
}
