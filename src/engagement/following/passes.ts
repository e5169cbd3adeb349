import { passesTo } from '../../platform/public-forms/index.ts';

/** A message that was sent, or opened by its number and code, in one browser. */
export const passes = passesTo('engagement.public', { acknowledgement: 'message-sent', follow: 'message' });

/** Nothing of it stays in this browser. */
export const closeMessage = passes.close;
