import { passesTo } from '../../platform/public-forms/index.ts';

/** An application that was filed, or opened by its number and code, in one browser. */
export const passes = passesTo('applications.public', { acknowledgement: 'acknowledgement', follow: 'follow' });

/** Nothing of it stays in this browser. */
export const closeApplication = passes.close;
