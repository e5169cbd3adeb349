import type { Segment } from '../../platform/live-text.ts';
import type { Measure } from '../../platform/measures.ts';
import { figureHref } from '../text/figures.ts';

interface Props {
  lines: readonly Segment[][] | undefined;
  month: string;
  measures: readonly Measure[];
  /** code of the authority whose records these are, where it is not the reader's own */
  authority?: string | undefined;
}

/** A part's text, its figures marked and linked to their records. */
export function Lines({ lines, month, measures, authority }: Props) {
  return (
    <div class="part-preview">
      {(lines ?? []).map((line, n) => (
        <p key={n}>
          {line.map((segment) => {
            if (typeof segment === 'string') return segment;
            const href = figureHref(segment.name, month, measures, authority);
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
