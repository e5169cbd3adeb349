/** A figure as it stood when a letter went out. */
export interface LetterFigure {
  measure: string;
  label: string;
  /** '78%'; '—' where there was nothing to measure */
  value: string;
  /** '低于 90%'; '' where no bound is crossed */
  beyond: string;
  from: string;
  to: string;
}

/** One letter goes to no more authorities than a page or two of them. */
export const MOST_RECEIVERS = 200;
