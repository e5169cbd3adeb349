import { accountability } from './accountability/room.ts';
import { annualReport } from './annual-report/room.ts';
import { applications } from './applications/room.ts';
import { assessment } from './assessment/room.ts';
import { briefing } from './briefing/room.ts';
import { channels } from './channels/room.ts';
import { checks } from './checks/room.ts';
import { console } from './console/room.ts';
import { consultations } from './consultations/room.ts';
import { demo } from './demo/room.ts';
import { engagement } from './engagement/room.ts';
import { exchange } from './exchange/room.ts';
import { feedback } from './feedback/room.ts';
import { guides } from './guides/room.ts';
import { inspection } from './inspection/room.ts';
import { languages } from './languages/room.ts';
import { lawIndexRoom } from './law-index/room.ts';
import { mail } from './mail/room.ts';
import { measures } from './measures/room.ts';
import { notices } from './notices/room.ts';
import { obligations } from './obligations/room.ts';
import { openData } from './open-data/room.ts';
import { organizations } from './organizations/room.ts';
import { assemble } from './platform/house.ts';
import type { House, Room } from './platform/room.ts';
import { policies } from './policies/room.ts';
import { profile } from './profile/room.ts';
import { publishing } from './publishing/room.ts';
import { reassessment } from './reassessment/room.ts';
import { regionalReport } from './regional-report/room.ts';
import { remedies } from './remedies/room.ts';
import { reportAudit } from './report-audit/room.ts';
import { reportSubmissions } from './report-submissions/room.ts';
import { review } from './review/room.ts';
import { scoreboard } from './scoreboard/room.ts';
import { search } from './search/room.ts';
import { selfInspection } from './self-inspection/room.ts';
import { site } from './site/room.ts';
import { subscriptions } from './subscriptions/room.ts';
import { supervision } from './supervision/room.ts';
import { surveys } from './surveys/room.ts';
import { terminals } from './terminals/room.ts';
import { topics } from './topics/room.ts';
import { training } from './training/room.ts';

/** The rooms that this program is made of, each told by its own room.ts. Server, console, site, alerts, schedule, audit log
 *  and build are put together from this list. Its order is that of the rail, of the site's navigation and of the workbench;
 *  where several rooms answer to one event, they do so in this order. */
export const rooms: readonly Room[] = [
  site,
  publishing,
  review,
  checks,
  inspection,
  obligations,
  channels,
  terminals,
  guides,
  policies,
  exchange,
  openData,
  search,
  feedback,
  applications,
  engagement,
  consultations,
  topics,
  surveys,
  subscriptions,
  remedies,
  training,
  reassessment,
  accountability,
  annualReport,
  reportAudit,
  reportSubmissions,
  regionalReport,
  selfInspection,
  measures,
  briefing,
  scoreboard,
  supervision,
  lawIndexRoom,
  assessment,
  notices,
  mail,
  profile,
  languages,
  organizations,
  console,
  demo,
];

/** The whole program. */
export const house: House = assemble(rooms);
