import { figureHref } from '../../links.ts';
import { type Counted, segments } from '../live-figures.ts';
import { type Known, stretches } from '../origins.ts';
import type { Part } from '../parts.ts';

interface Props {
  source: string;
  counted: Counted;
  /** of the books behind the figures; without it figures are plain */
  year?: number;
  /** the records behind a figure, where they are not those of an authority's own report */
  recordsOf?: (figure: string) => string | undefined;
  /** gives each line an address on the page */
  part?: Part;
  /** what the books prove: their sentences lead to their records, the others are marked as the author's */
  known?: readonly Known[];
}

/** The address of a line of a part on the page. */
export const lineId = (part: Part, line: number): string => `line-${part}-${line + 1}`;

/** What is said of a sentence that no record proves. */
export const OWN_WORDS = '台账中没有对应的记录，由撰写人负责';

/** A part's text as it will read, its live figures marked and, where one list stands behind them, linked to it. */
export function LiveText({ source, counted, year, recordsOf, part, known }: Props) {
  return (
    <>
      {source
        .split('\n')
        .filter(Boolean)
        .map((line, n) => (
          <p key={line} id={part && lineId(part, n)}>
            {(known ? stretches(line, known) : [{ text: line, from: 'form' as const, href: undefined }]).map(
              ({ text, from, href }) => {
                const words = <Figures source={text} {...{ counted, year, recordsOf }} />;
                if (from === 'author')
                  return (
                    <span class="own-words" title={OWN_WORDS}>
                      {words}
                    </span>
                  );
                return href ? (
                  <>
                    {words}
                    <a class="records" href={href}>
                      记录
                    </a>
                  </>
                ) : (
                  words
                );
              },
            )}
          </p>
        ))}
    </>
  );
}

function Figures({
  source,
  counted,
  year,
  recordsOf,
}: Pick<Props, 'source' | 'counted'> & { year: number | undefined; recordsOf: Props['recordsOf'] | undefined }) {
  return (
    <>
      {segments(source, counted).map((segment) => {
        if (typeof segment === 'string') return segment;
        const href = recordsOf?.(segment.name) ?? (year === undefined ? undefined : figureHref(year, segment.name));
        return href ? (
          <a class="chip" href={href}>
            {segment.text}
          </a>
        ) : (
          <span class="chip">{segment.text}</span>
        );
      })}
    </>
  );
}
