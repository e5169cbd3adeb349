import { ledgerHref } from '../../../channels/index.ts';
import { type AnnualReport, channelNames, channels, type Finding, reportBy } from '../../../law/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { has, type Who } from '../../../platform/roles.ts';
import { count, Icon, Panel, Tag } from '../../../platform/ui/index.ts';
import { Changes } from '../../../review/index.ts';
import type { Compiled } from '../../compile.ts';
import type { Differences } from '../../figures/differences.ts';
import { DifferenceTables } from '../../figures/pages/differences.tsx';
import { ReportBody } from '../../files/report-body.tsx';
import { cellHref, yearHref } from '../../links.ts';
import { LiveText } from '../../narrative/pages/text.tsx';
import { type Part, parts, partsBySection } from '../../narrative/parts.ts';
import { totalOf } from '../../narrative/sums.ts';
import { Publication } from '../../publication/pages/publication.tsx';
import type { Version } from '../../publication/publication.ts';
import { wordSmiths } from '../../rules.ts';
import { type SignOff, SignOffPanel } from '../../sign-off/panel.tsx';
import type { ReportState } from '../../tables.ts';
import { stateNames } from '../../words.ts';
import { type Returned, ReturnedNote, SectionRemarks } from '../returned.tsx';
import { Findings } from './findings.tsx';
import { Progress } from './progress.tsx';

interface Props {
  who: Who;
  year: number;
  today: string;
  compiled: Compiled;
  /** what the books give now against what was published; undefined while nothing is */
  differences: Differences | undefined;
  /** last year's promises that are not answered yet */
  unanswered: number;
  signOff: SignOff;
  /** what the checks find now: once it is signed, what publishing it asks about */
  findings: readonly Finding[];
  /** of these, what nobody has accepted at publication */
  fresh: readonly Finding[];
  versions: readonly Version[];
  /** what the region said when it returned the report */
  returned: Returned | undefined;
  typed?: Typed | undefined;
  failed?: Failed | undefined;
}

/** A form of this page that was refused. */
export interface Failed {
  form: 'submit' | 'review' | 'publish' | 'correction';
  failure: Failure;
}

/** A year's report on the console: every figure a door, what the checks found, wording and publication. */
export function YearPage(props: Props) {
  const { who, year, today, compiled, differences, unanswered } = props;
  const { signOff, findings, fresh, versions, returned, typed, failed } = props;
  const { state, snapshot } = compiled;
  const refused = (...forms: Failed['form'][]) =>
    failed && forms.includes(failed.form) ? { typed, failure: failed.failure } : {};
  const shown: AnnualReport = state === 'published' && snapshot ? snapshot : compiled.report;
  const mayWord = state !== 'published' && has(who, ...wordSmiths);
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年度报告</h1>
          <p class="meta">
            <Tag tone={state === 'published' ? 'ok' : state === 'correcting' ? 'warn' : 'plain'}>
              {stateNames[state]}
            </Tag>
            {'　'}
            {shown.date ? `落款日期 ${shown.date}` : `应在 ${reportBy(year)} 前公布`}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${yearHref(year)}/trends`}>
            历年对比
          </a>
          <a class="btn quiet" href={`${yearHref(year)}/acts`}>
            登记其他数据
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
      {state === 'correcting' && (
        <p class="warning" role="status">
          正在更正。网站仍显示已发布的第 {versions.length} 版，更正后的报告经审签、发布后替换，原版保留。
        </p>
      )}
      <ReturnedNote returned={returned} />
      {signOff.changes && <Changes changes={signOff.changes} around={0} />}
      {differences && <Changed year={year} state={state} differences={differences} />}
      <div class="year-grid">
        <Panel>
          <ReportBody
            report={shown}
            href={(path) => cellHref(year, path)}
            aside={(section) => <SectionRemarks returned={returned} section={section} />}
            {...(state !== 'published' && {
              text: (_section, index: number) => (
                <Parts ids={partsBySection[index]!} year={year} compiled={compiled} mayWord={mayWord} />
              ),
            })}
          />
        </Panel>
        <div class="beside">
          {state !== 'published' && (
            <Progress year={year} today={today} compiled={compiled} mayWord={mayWord} unanswered={unanswered} />
          )}
          <Findings
            year={year}
            findings={state === 'published' ? shown.findings : findings}
            filled={state !== 'published' ? compiled.filled : undefined}
            mayWord={mayWord}
          />
          {state !== 'published' && (
            <SignOffPanel
              who={who}
              year={year}
              today={today}
              compiled={compiled}
              {...signOff}
              {...refused('submit', 'review')}
            />
          )}
          <Publication
            who={who}
            year={year}
            today={today}
            compiled={compiled}
            standing={signOff.standing}
            accepted={signOff.accepted}
            fresh={fresh}
            versions={versions}
            {...refused('publish', 'correction')}
          />
          <Channels year={year} report={shown} />
        </div>
      </div>
    </>
  );
}

/** What came after publication stands beside the published report, not in it. */
function Changed({ year, state, differences }: { year: number; state: ReportState; differences: Differences }) {
  const { figures, texts } = differences;
  if (figures.length + texts.length === 0) return null;
  const counted = [figures.length > 0 && `${figures.length} 个数字`, texts.length > 0 && `${texts.length} 段文字`];
  return (
    <section class="warning changed" aria-label="发布后的变动">
      <p>
        {state === 'correcting'
          ? `更正稿与已公布的报告有 ${counted.filter(Boolean).join('、')}不同。`
          : `报告发布后台账有变动，按现在的台账有 ${counted.filter(Boolean).join('、')}不同；已发布的报告不受影响，需要更正的请办理更正。`}
      </p>
      <details>
        <summary>逐项对照</summary>
        <DifferenceTables
          year={year}
          differences={differences}
          heads={['已公布', state === 'correcting' ? '更正稿' : '现在的台账']}
        />
      </details>
    </section>
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
