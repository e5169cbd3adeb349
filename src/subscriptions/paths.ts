export const HOME = '/subscribe';
/** in the console */
export const PATH = '/console/subscriptions';
