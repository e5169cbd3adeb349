import { type Differences, DifferenceTables } from '../../annual-report/index.ts';

interface Props {
  year: number;
  id: string;
  differences: Differences;
  /** what is compared: '与第 1 次报送相比' */
  words: string;
  heads: readonly [string, string];
  /** addresses of the sections, where each difference stands; without them the tables stand here */
  atSections?: boolean;
}

/** '1 个数字、2 段文字'; undefined where nothing differs. */
export function changesInWords({ figures, texts }: Differences): string | undefined {
  const said = [figures.length > 0 && `${figures.length} 个数字`, texts.length > 0 && `${texts.length} 段文字`];
  return said.filter(Boolean).join('、') || undefined;
}

/** How much differs between two states of a report, and each figure and text side by side. */
export function ChangesSince({ year, id, differences, words, heads, atSections = false }: Props) {
  const said = changesInWords(differences);
  return (
    <section class="warning changed" id={id} aria-label={words}>
      <p>
        {words}：{said ? `${said}${atSections ? '，在各部分下面逐项对照' : ''}。` : '数字和文字都没有改动。'}
      </p>
      {said && !atSections && (
        <details>
          <summary>逐项对照</summary>
          <DifferenceTables year={year} differences={differences} heads={heads} href={(place) => `#cell-${place}`} />
        </details>
      )}
    </section>
  );
}
