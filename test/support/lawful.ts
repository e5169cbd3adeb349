/** What of other authorities somebody may lawfully see or change, each with its reason; all else is a leak. */
export interface Lawful {
  /** 'GET /console/…', as the program names the route */
  sees: Record<string, string>;
  /** table */
  changes: Record<string, string>;
}

/** The authority above: of the reports that were sent up to it, it shows figures and names, and none of their authors' texts. */
export const above: Lawful = { sees: {}, changes: {} };

const register = 'the register of authorities: names, host names, contacts, who their three are';

/** Who runs the platform: they see of an authority that it is there, and nothing of its business. */
export const platform: Lawful = {
  sees: {
    'GET /console/authorities': register,
    'POST /console/authorities': register,
    'GET /console/authorities/:id': register,
    'POST /console/authorities/:id': register,
    'POST /console/authorities/:id/close': register,
    'POST /console/authorities/:id/reopen': register,
  },
  changes: {
    authorities: register,
    authority_names: register,
    holiday_arrangements: 'the State Council’s arrangement holds for all',
    mail_settings: 'one mail server for the platform',
  },
};
