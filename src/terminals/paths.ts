export const TERMINALS = '/console/terminals';
export const PLAYLIST = `${TERMINALS}/playlist`;
