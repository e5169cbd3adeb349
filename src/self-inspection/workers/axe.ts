import { serve } from '../../platform/beside/serve.ts';
import { axeBarriers } from '../visiting/axe.ts';

/** Looks at pages with axe beside the server's thread: it takes a second for each. */
serve({ axeBarriers });
