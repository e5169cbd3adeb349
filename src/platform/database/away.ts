/** SQLSTATE of a server that cannot be spoken to or takes nobody in: connection exceptions (08), shutting down,
 *  starting up or killed (57P0x), no more connections (53300), and a primary that has become a standby (25006). */
const STATE = /^(08...|57P0.|53300|25006)$/;

/** Codes of the network. */
const network = new Set(
  ['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'].concat([
    'ENOTFOUND',
    'EAI_AGAIN',
  ]),
);

/** What the driver says in words alone (pg, pg-pool, Kysely), without a code. */
const SENTENCE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed) and is not queryable|Cannot use a pool after calling end|driver has already been destroyed|Query read timeout)/;

/** Whether the socket by which a server of this machine is asked is not there: no server runs. */
export const isSocketGone = (error: unknown): boolean => {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  return code === 'ENOENT' && syscall === 'connect';
};

/** Whether this failed because the database could not be reached or ended the connection, whatever the words: the one
 *  place that decides it. Nothing is said about whether a commit under way came through. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, message, cause } = error as Error & { code?: unknown };
  if (isSocketGone(error)) return true;
  if (typeof code === 'string' && (STATE.test(code) || network.has(code))) return true;
  return SENTENCE.test(message) || (cause !== undefined && cause !== error && isAway(cause));
}
