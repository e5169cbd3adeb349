import { DifferenceTables, differencesIn, type PlaceRemark, RemarkList, sectionOf } from '../../annual-report/index.ts';
import { SECTION_TITLES } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import { Field, Tag } from '../../platform/ui/index.ts';
import { changesInWords } from './changes.tsx';
import type { Earlier } from './earlier.ts';

interface Props {
  year: number;
  /** from 0 */
  section: number;
  round: number;
  /** what was said of places of this round */
  said: readonly PlaceRemark[];
  earlier: Earlier | undefined;
  deciding: boolean;
  typed?: Typed | undefined;
}

/** At a section of a report that was sent up: what was said of it, what this round changed of it, side by side with the
 *  round before, and what is to be said now. */
export function SectionReview({ year, section, round, said, earlier, deciding, typed }: Props) {
  const name = `section-${section}`;
  const title = SECTION_TITLES[section] ?? '';
  return (
    <>
      <Said words="本轮退回时指出：" remarks={said} section={section} />
      {earlier && (
        <>
          <Said words={`第 ${earlier.round} 次报送退回时指出：`} remarks={earlier.remarks} section={section} />
          <Compared year={year} section={section} round={round} earlier={earlier} />
        </>
      )}
      {deciding && (
        <details class="say" open={Boolean(typed?.[name])}>
          <summary>
            对这一部分写意见<span class="sr">：{title}</span>
          </summary>
          <Field
            name={name}
            label={`${title}：意见`}
            help="退回时报送机关在这一部分看到"
            type="textarea"
            rows={2}
            typed={typed}
          />
        </details>
      )}
    </>
  );
}

function Said({ words, remarks, section }: { words: string; remarks: readonly PlaceRemark[]; section: number }) {
  const own = remarks.filter(({ place }) => sectionOf(place) === section);
  if (own.length === 0) return null;
  return (
    <aside class="warning" role="note" aria-label={words}>
      <p>{words}</p>
      <RemarkList remarks={own} base="" />
    </aside>
  );
}

function Compared({
  year,
  section,
  round,
  earlier,
}: {
  year: number;
  section: number;
  round: number;
  earlier: Earlier;
}) {
  const differences = differencesIn(earlier.differences, section);
  const words = changesInWords(differences);
  if (!words)
    return (
      <p class="compared">
        <Tag>与上一轮相同</Tag>
      </p>
    );
  return (
    <details class="changed" open>
      <summary>
        与第 {earlier.round} 次报送相比：{words}
      </summary>
      <DifferenceTables
        year={year}
        differences={differences}
        heads={[`第 ${earlier.round} 次`, `第 ${round} 次`]}
        href={(place) => (place.startsWith('channels.') ? undefined : `#cell-${place}`)}
      />
    </details>
  );
}
