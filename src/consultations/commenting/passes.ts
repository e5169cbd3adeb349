import { passesTo } from '../../platform/public-forms/index.ts';

/** A comment that was sent, or opened by its code, in one browser. */
export const passes = passesTo('consultations.public', { acknowledgement: 'comment-sent', follow: 'comment' });

/** Ends what a browser follows, and forgets what it sent. */
export const closeComment = passes.close;
