/** 意见征集: how long a draft stands open for comment, how it stands on a day, by when it is said what was adopted. */
export * from './counting.ts';
export * from './kinds.ts';
export * from './state.ts';
export * from './terms.ts';
export * from './threats.ts';
