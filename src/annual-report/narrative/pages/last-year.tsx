import { Empty, Panel, Tag } from '../../../platform/ui/index.ts';
import { percent } from '../../workspace/pages/progress.tsx';
import { repetition } from '../repetition.ts';

interface Props {
  year: number;
  /** this year's text as it reads */
  text: string;
  /** last year's; undefined when there is none */
  before: string | undefined;
}

/** Last year's text beside this year's, with the sentences that merely repeat it. */
export function LastYear({ year, text, before }: Props) {
  if (before === undefined)
    return (
      <Panel title={`与 ${year - 1} 年对照`} id="last-year">
        <Empty>{year - 1} 年度报告没有在本平台公布。公布后，上年的文字列在这里，重复的句子会标出来。</Empty>
      </Panel>
    );
  const { sentences, share } = repetition(text, before);
  const repeated = sentences.filter((sentence) => sentence.repeated).length;
  return (
    <Panel
      id="last-year"
      title={`与 ${year - 1} 年对照`}
      more={<Tag tone={share >= 0.5 ? 'warn' : 'plain'}>重复率 {percent(share)}</Tag>}
    >
      <p class="help">
        {sentences.length} 句中有 {repeated} 句与上年基本相同（年份和数字不计），已加底纹。
      </p>
      <div class="part-preview repeats">
        <p>
          {sentences.map((sentence, n) =>
            sentence.repeated ? (
              <mark key={n} title="与上年重复">
                {sentence.text}
                <span class="sr">（与上年重复）</span>
              </mark>
            ) : (
              sentence.text
            ),
          )}
        </p>
      </div>
      <details>
        <summary>{year - 1} 年的文字</summary>
        <div class="part-preview">
          {before
            .split('\n')
            .filter(Boolean)
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
        </div>
      </details>
    </Panel>
  );
}
