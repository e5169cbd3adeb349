export { isAway } from './away.ts';
export { connect } from './connect.ts';
export { literally } from './like.ts';
export { migrate } from './migrate.ts';
export { isNoValue } from './no-value.ts';
export { isOvertaken } from './overtaken.ts';
export { prepared } from './prepared.ts';
export type { Db, Tables, Tx } from './tables.ts';
export { within } from './within.ts';
