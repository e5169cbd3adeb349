import pg from 'pg';
import { afterAll, vi } from 'vitest';

/** Statements that this process has sent to any database, as text, from now on. */
export function statements(): { since(): string[] } {
  const sent: string[] = [];
  const send = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [first] = given as [string | { text?: string }];
    const text = typeof first === 'string' ? first : (first?.text ?? '');
    if (text !== 'select 1') sent.push(text); // whether a connection lives
    return (send as (...all: unknown[]) => unknown).apply(this, given) as never;
  });
  afterAll(() => spy.mockRestore());
  return { since: () => sent.splice(0) };
}
