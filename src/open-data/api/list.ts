import { documentEndpoints } from './documents.ts';
import type { Endpoint } from './endpoint.ts';
import { ledgerEndpoints } from './ledger.ts';

/** All that programs may ask, in the order of the description. */
export const endpoints: readonly Endpoint[] = [...documentEndpoints, ...ledgerEndpoints];

/** Names by which they are asked in a query. */
export const asked: readonly string[] = [
  ...new Set(
    endpoints.flatMap(({ path, params }) => Object.keys(params.shape).filter((name) => !path.includes(`{${name}}`))),
  ),
];
