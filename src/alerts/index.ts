/** Limits that come near or are over, for every room that keeps some: on the workbench and by mail. */

export { planAlerts } from './planning.ts';
export { readers, stageTone } from './rules.ts';
export { type Alert, alertsFor } from './store.ts';
