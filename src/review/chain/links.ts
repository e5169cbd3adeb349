import type { Scope } from './scope.ts';

export const CHAIN = '/console/reviews/chain';

/** Where a chain is set up. */
export function chainHref({ columnId, officeId }: Scope): string {
  const asked = [columnId !== null && `column=${columnId}`, officeId !== null && `office=${officeId}`].filter(Boolean);
  return asked.length ? `${CHAIN}?${asked.join('&')}` : CHAIN;
}
