import { applicationDeeds } from '../deeds/applications.ts';
import { publicationDeeds } from '../deeds/documents.ts';
import { messageDeeds } from '../deeds/messages.ts';
import { REPORT } from '../report.ts';
import type { Deed } from '../year.ts';
import { APPLICATIONS } from './applications.ts';
import { ASKED } from './asked.ts';
import { EXPLAINED } from './explained.ts';
import { INSPECTION } from './inspection.ts';
import { MESSAGES } from './messages.ts';
import { OBLIGATIONS } from './obligations.ts';
import { ORGANISATION } from './organisation.ts';
import { OVERSIGHT } from './oversight.ts';
import { PUBLICATIONS } from './publishing.ts';
import { REACHED } from './reached.ts';
import { REASSESSMENT } from './reassessment.ts';
import { REMEDIES } from './remedies.ts';

/** Everything that is done in the year and in the January after it, in the order of its time. */
export const SCRIPT: readonly Deed[] = [
  ...PUBLICATIONS.flatMap(publicationDeeds),
  ...APPLICATIONS.flatMap(applicationDeeds),
  ...MESSAGES.flatMap(messageDeeds),
  ...[
    ...OBLIGATIONS,
    ...ORGANISATION,
    ...OVERSIGHT,
    ...REMEDIES,
    ...ASKED,
    ...INSPECTION,
    ...REASSESSMENT,
    ...EXPLAINED,
    ...REACHED,
  ],
  ...REPORT,
].sort((a, b) => a.at.getTime() - b.at.getTime());

/** The machine is off on these days: nobody works on it and no job runs. 'YYYY-MM-DD', both included. */
export const OFF = { from: '2026-08-10', to: '2026-08-16' } as const;
