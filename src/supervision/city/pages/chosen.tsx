import type { ComponentChildren } from 'preact';
import { LETTERS, ORDERS } from '../../paths.ts';

/** Authorities to be ticked (`to`), and what can be done with those that are: a reminder, or an order.
 *  @param period as in addresses: of which figures it is spoken */
export function Chosen({ period, children }: { period: string; children: ComponentChildren }) {
  return (
    <form method="get" action={`${LETTERS}/new`} class="chosen">
      <input type="hidden" name="figures" value={period} />
      {children}
      <p class="actions">
        勾选的单位：{' '}
        <button class="btn quiet" type="submit">
          提醒
        </button>{' '}
        <button class="btn quiet" type="submit" formAction={`${ORDERS}/new`}>
          下达督办单
        </button>
      </p>
    </form>
  );
}
