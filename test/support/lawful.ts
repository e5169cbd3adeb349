/** What of other authorities somebody may lawfully see or change, each with its reason; all else is a leak. */
export interface Lawful {
  /** 'GET /console/…', as the program names the route */
  sees: Record<string, string>;
  /** table */
  changes: Record<string, string>;
}

const contact = 'who owes a report is called: the contact that it publishes';
const sentUp = 'a report that was sent up is read here, with who sent it and what was said of it';
const complained = 'a complaint about one of those below is taken in above it';
const assessed = 'it assesses those below it, who read what they were given and why';
const compared = 'it compares those below it, month by month, by their names';
const mended = 'it has those below it mend what it found';
const supervised = 'it accepts, returns and reminds of the reports that are owed to it';

/** The authority above: of those below it sees how to reach them and the reports that they sent up, and nothing else. */
export const above: Lawful = {
  sees: {
    'GET /console': contact,
    'GET /console/region/:year': contact,
    'GET /console/region/:year/authorities/:code': sentUp,
    'GET /console/supervision/authorities/:code/trend/:size.svg': compared,
  },
  changes: {
    ...{ report_submissions: supervised, submission_remarks: supervised, report_reminders: supervised },
    ...{ supervision_orders: mended, supervision_steps: mended },
    ...Object.fromEntries(
      ['subjects', 'scores', 'appeals', 'scheme_versions', 'corrections'].map((table) => [
        `assessment_${table}`,
        assessed,
      ]),
    ),
    ...{ accountability_cases: complained, accountability_steps: complained, accountability_evidence: complained },
  },
};

const shared = 'lists of terms that the authority above shares: whose they are, and who changed them when';

/** An authority below another uses the lists that this shares. */
export const below: Lawful = {
  sees: {
    // a form of the platform may have put others below it
    'GET /console/languages/:language': 'names of those below it, to be called in another language',
    'POST /console/languages/:language': 'names of those below it, to be called in another language',
    'GET /console/check-terms': shared,
    'POST /console/check-terms': shared,
    'POST /console/check-terms/import': shared,
    'POST /console/check-terms/try': shared,
  },
  changes: {},
};

/** On the site of an authority everybody reads the names of those that report to it, in its languages. */
const units: Lawful['sees'] = {
  'GET /': 'the authorities whose sites are found from this one, by name',
  'GET /disclosure/units': 'the authorities whose sites are found from this one, by name',
  'GET /console/languages/:language': 'their names, to be called in another language',
  'POST /console/languages/:language': 'their names, to be called in another language',
};

/** Where it sees the same of them after a form that failed, in a file that the walk does not unpack, and on its site. */
export const aboveToo: Lawful['sees'] = {
  ...units,
  'GET /console/region/:year/region.xlsx': sentUp,
  'POST /console/region/:year/authorities/:code/decide': sentUp,
  'POST /console/region/:year/authorities/:code/remind': contact,
};

const register = 'the register of authorities: names, host names, contacts, who their three are';

/** Who runs the platform: they see of an authority that it is there, and nothing of its business. */
export const platform: Lawful = {
  sees: {
    ...units, // who runs the platform may put authorities below their own
    'GET /console/authorities': register,
    'POST /console/authorities': register,
    'GET /console/authorities/:id': register,
    'POST /console/authorities/:id': register,
    'POST /console/authorities/:id/close': register,
    'POST /console/authorities/:id/reopen': register,
  },
  changes: {
    authorities: register,
    'register of authorities': register,
    authority_names: register,
    holiday_arrangements: 'the State Council’s arrangement holds for all',
    mail_settings: 'one mail server for the platform',
  },
};
