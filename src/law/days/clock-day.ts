/** One square of the clock's calendar. */
export interface ClockDay {
  /** YYYY-MM-DD */
  date: string;
  /** 'waiting': between receipt and the day from which the count started anew; 'paused': a working day that others took */
  kind: 'received' | 'waiting' | 'restarted' | 'counted' | 'off' | 'paused' | 'due';
  /** day n of the count; on counted and due days */
  n?: number;
  /** holiday, or the holiday a make-up day stands for */
  name?: string;
  /** a Saturday or Sunday that is worked */
  makeUp: boolean;
  provisional: boolean;
}
