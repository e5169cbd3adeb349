/** Limits that come near or are over, for every room that keeps some: on the workbench and by mail. */

export { readers, stageTone } from './rules.ts';
export { sendAlerts } from './sending.ts';
export { type Alert, alertsFor, countFailed } from './store.ts';
