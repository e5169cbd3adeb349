import { serve } from '../../platform/beside/serve.ts';
import { lookWork } from '../under-review/look.ts';

/** Runs the automatic checks over long texts beside the server's thread. */
serve(lookWork);
