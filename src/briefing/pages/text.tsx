import type { Segment } from '../../platform/live-text.ts';
import type { Measure } from '../../platform/measures.ts';
import { figureHref } from '../text/figures.ts';

interface Props {
  lines: readonly Segment[][] | undefined;
  month: string;
  measures: readonly Measure[];
  /** the reader may open the records */
  doors: boolean;
}

/** A part's text, its figures marked and linked to their records. */
export function Lines({ lines, month, measures, doors }: Props) {
  return (
    <div class="part-preview">
      {(lines ?? []).map((line, n) => (
        <p key={n}>
          {line.map((segment) => {
            if (typeof segment === 'string') return segment;
            const href = doors ? figureHref(segment.name, month, measures) : undefined;
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
      {!lines?.length && <p class="help">（这一部分没有内容）</p>}
    </div>
  );
}
