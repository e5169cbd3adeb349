import { serve } from '../../platform/beside/serve.ts';
import { bodyWork } from '../drafting/body.ts';

/** Puts long bodies in order beside the server's thread. */
serve(bodyWork);
