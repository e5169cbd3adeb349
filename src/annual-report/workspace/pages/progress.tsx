import { type Finding, reportBy } from '../../../law/index.ts';
import { Panel, Tag } from '../../../platform/ui/index.ts';
import type { Compiled } from '../../compile.ts';
import { yearHref } from '../../links.ts';
import { daysUntil, progressOf } from '../progress.ts';
import { verdictOf } from '../verdict.ts';

interface Props {
  year: number;
  today: string;
  compiled: Compiled;
  mayWord: boolean;
  /** last year's promises that are not answered yet */
  unanswered: number;
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
/** From here on a part reads as last year's. */
const MUCH = 0.5;

/** 编制进度: how far each part is, what is missing, and the days that are left. 条例 art. 49 */
export function Progress({ year, today, compiled, mayWord, unanswered }: Props) {
  const parts = progressOf(compiled);
  const templates = parts.filter(({ worded }) => !worded);
  const inTables = compiled.report.findings.filter(({ where }) => /^(two|three|four)/.test(where));
  return (
    <Panel
      title="编制进度"
      more={compiled.state === 'draft' ? <Remaining year={year} today={today} /> : undefined}
      id="progress"
    >
      <ul class="part-progress">
        {parts.map(({ part, label, worded, repeated, findings }) => (
          <li key={part}>
            {mayWord ? <a href={`${yearHref(year)}/parts/${part}`}>{label}</a> : <span>{label}</span>}
            <span>
              <Problems findings={findings} />{' '}
              {repeated !== undefined && repeated >= MUCH && <Tag tone="warn">与上年重复 {percent(repeated)}</Tag>}{' '}
              {worded ? <Tag tone="ok">已撰写</Tag> : <Tag>模板文字</Tag>}
            </span>
          </li>
        ))}
        <li>
          <a href="#part-2">二、三、四　数据表</a>
          <span>{verdictOf(inTables).clean ? <Tag tone="ok">随台账更新</Tag> : <Problems findings={inTables} />}</span>
        </li>
      </ul>
      {(templates.length > 0 || unanswered > 0) && (
        <p class="help">
          还缺：
          {[
            templates.length > 0 && `${templates.length} 段文字待撰写`,
            unanswered > 0 && `上年承诺的改进 ${unanswered} 项待回应`,
          ]
            .filter(Boolean)
            .join('；')}
          。{unanswered > 0 && mayWord && <a href={`${yearHref(year)}/parts/problems#promises`}>去回应</a>}
        </p>
      )}
    </Panel>
  );
}

function Problems({ findings }: { findings: readonly Finding[] }) {
  const { count } = verdictOf(findings);
  return count ? <Tag tone="late">{count}</Tag> : null;
}

/** What is left until 31 January. */
function Remaining({ year, today }: { year: number; today: string }) {
  const due = reportBy(year);
  const left = daysUntil(today, due);
  if (left < 0) return <Tag tone="late">已逾期 {-left} 天</Tag>;
  return <Tag tone={left <= 31 ? 'warn' : 'plain'}>{left === 0 ? '今天到期' : `距 ${due} 还有 ${left} 天`}</Tag>;
}
