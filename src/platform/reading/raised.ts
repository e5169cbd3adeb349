const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Letters that stand raised, so that they are no part of a figure before them: digits as raised digits, a single letter
 *  or sign as the sign of a note. */
export const raised = (text: string): string =>
  text.replace(/\d/g, (digit) => RAISED[Number(digit)]!).replace(/^[a-z#§]$/i, '※');
