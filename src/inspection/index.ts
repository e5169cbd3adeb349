/** 每日巡检, and figures of all that was found, said and done about texts for the public (信息管理). 条例 arts. 14, 15, 17, 50 */
export { FIGURES } from './figures/asked.ts';
export { type ManagementCounts, managementOf } from './figures/year.ts';
export { deadOutside } from './outside/store.ts';
