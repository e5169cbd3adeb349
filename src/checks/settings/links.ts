export const SETTINGS = '/console/check-settings';
export const MASKING = `${SETTINGS}/masking`;
/** Name of the field by which a form says what its page showed. */
export const SEEN = 'seen';
