/** 报送 (条例 art. 49): a year's report goes up to the city's office, which accepts or returns it. */

export { decideSubmission, submitReport } from './actions.ts';
export { daysLate } from './lateness.ts';
export { regionHref, regionReportHref, submissionHref } from './links.ts';
export { cityOffice, submissionNames } from './rules.ts';
export { type Standing, standingOf } from './standing.ts';
export {
  acceptedReports,
  decide,
  insertSubmission,
  submissionsOf,
} from './store.ts';
