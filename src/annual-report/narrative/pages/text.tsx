import { figureHref } from '../../links.ts';
import { type Counted, segments } from '../live-figures.ts';
import type { Part } from '../parts.ts';

interface Props {
  source: string;
  counted: Counted;
  /** of the books behind the figures; without it figures are plain */
  year?: number;
  /** gives each line an address on the page */
  part?: Part;
}

/** The address of a line of a part on the page. */
export const lineId = (part: Part, line: number): string => `line-${part}-${line + 1}`;

/** A part's text as it will read, its live figures marked and, where one list stands behind them, linked to it. */
export function LiveText({ source, counted, year, part }: Props) {
  return (
    <>
      {source
        .split('\n')
        .filter(Boolean)
        .map((line, n) => (
          <p key={line} id={part && lineId(part, n)}>
            {segments(line, counted).map((segment) => {
              if (typeof segment === 'string') return segment;
              const href = year === undefined ? undefined : figureHref(year, segment.name);
              return href ? (
                <a class="chip" href={href}>
                  {segment.text}
                </a>
              ) : (
                <span class="chip">{segment.text}</span>
              );
            })}
          </p>
        ))}
    </>
  );
}
