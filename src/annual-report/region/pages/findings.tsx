import { type Finding, RULES } from '../../../law/index.ts';
import { Empty, Panel, Tag } from '../../../platform/ui/index.ts';
import { placeOf } from '../../links.ts';

/** What the checks found in a report that is shown on the same page. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <Panel title="核对结果" more={findings.length > 0 ? <Tag tone="late">{findings.length} 处问题</Tag> : undefined}>
      {findings.length === 0 ? (
        <Empty>勾稽关系、上下年度衔接、文字与数字、报告格式均已核对，没有发现问题。</Empty>
      ) : (
        <ul class="findings">
          {findings.map((finding) => {
            const place = placeOf(finding.where);
            return (
              <li key={`${finding.rule}${finding.where}${finding.message}`}>
                <Tag tone="warn">{finding.rule}</Tag> <a href={place.href}>{place.label}</a>
                <p>{finding.message}</p>
                <small>
                  应为 {finding.expected ?? '—'}，现为 {finding.found ?? '空'}。
                  {RULES[finding.rule as keyof typeof RULES]?.description}
                </small>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
