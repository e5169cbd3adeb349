export const SETTINGS = '/console/check-settings';
export const MASKING = `${SETTINGS}/masking`;
