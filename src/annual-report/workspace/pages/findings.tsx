import type { ComponentChildren } from 'preact';
import { cellOf, type Finding, RULES } from '../../../law/index.ts';
import { Empty, Panel, Tag } from '../../../platform/ui/index.ts';
import type { Compiled } from '../../compile.ts';
import { cellHref, placeOf, yearHref } from '../../links.ts';
import { lineId } from '../../narrative/pages/text.tsx';
import { parts } from '../../narrative/parts.ts';
import { placeInTexts } from '../progress.ts';
import { verdictOf } from '../verdict.ts';

interface Props {
  findings: readonly Finding[];
  /** of the books behind the report; without it findings lead to their place on the page alone */
  year?: number;
  /** the report's texts; undefined when it is shown as it was published or sent */
  filled?: Compiled['filled'] | undefined;
  mayWord?: boolean;
  /** what the checks could not look at, and why */
  unchecked?: string | undefined;
  /** what else is said, or asked, at a finding */
  at?: (finding: Finding) => ComponentChildren;
}

/** 核对结果: every contradiction by its rule, with what was expected, and the way to the sentence or the cell. */
export function Findings({ year, findings, filled, mayWord = false, unchecked, at }: Props) {
  const { count, said } = verdictOf(findings, unchecked);
  return (
    <Panel id="findings" title="核对结果" more={count && <Tag tone="late">{count}</Tag>}>
      {unchecked && count && <p class="help">{unchecked}。</p>}
      {!count ? (
        <Empty>{said}</Empty>
      ) : (
        <ul class="findings">
          {findings.map((finding) => (
            <li key={`${finding.rule}${finding.where}${finding.message}`}>
              <Tag tone="warn">{finding.rule}</Tag> <Way finding={finding} filled={filled} />
              <p>{finding.message}</p>
              <small>
                应为 {finding.expected ?? '—'}，现为 {finding.found ?? '空'}。
                {RULES[finding.rule as keyof typeof RULES]?.description}
              </small>
              {at?.(finding)}
              {year !== undefined && <Remedy year={year} finding={finding} filled={filled} mayWord={mayWord} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

type Way = { finding: Finding; filled: Compiled['filled'] | undefined };

function Way({ finding, filled }: Way) {
  const sentence = filled && placeInTexts(finding, filled);
  const place = placeOf(finding.where);
  return sentence ? (
    <a href={`#${lineId(sentence.part, sentence.line)}`}>{parts[sentence.part]}</a>
  ) : (
    <a href={place.href}>{place.label}</a>
  );
}

/** Where it is mended: the part's editor, or the records of the cell. */
function Remedy({ year, finding, filled, mayWord }: Way & { year: number; mayWord: boolean }) {
  const sentence = filled && placeInTexts(finding, filled);
  if (sentence && mayWord)
    return (
      <p>
        <a class="btn quiet small" href={`${yearHref(year)}/parts/${sentence.part}`}>
          改这段文字
        </a>
      </p>
    );
  const column = /^three\.(\w+)$/.exec(finding.where)?.[1];
  const cell = column ? `three.total.${column}` : finding.where;
  if (!cellOf(cell)) return null;
  return (
    <p>
      <a class="btn quiet small" href={cellHref(year, cell)}>
        查看这一格的记录
      </a>
    </p>
  );
}
