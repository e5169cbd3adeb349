import { figureHref } from '../links.ts';
import type { Counted } from '../named-figures.ts';
import { segments } from '../narrative.ts';

/** A part's text as it will read, its live figures marked and, where one list stands behind them, linked to it. */
export function LiveText({ source, counted, year }: { source: string; counted: Counted; year: number }) {
  return (
    <>
      {source
        .split('\n')
        .filter(Boolean)
        .map((line) => (
          <p key={line}>
            {segments(line, counted).map((segment) => {
              if (typeof segment === 'string') return segment;
              const href = figureHref(year, segment.name);
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
