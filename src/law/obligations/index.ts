export * from './dues.ts';
export * from './periods.ts';
export * from './reading.ts';
export * from './standing.ts';
export * from './terms.ts';
export { TOWN_OWES, type TownOwes } from './town-owes.ts';
