import { parentPort } from 'node:worker_threads';
import { serve } from '../papers/serve.ts';
import { openTypesetter } from '../papers/typesetter.ts';

/** Sets papers beside the server's thread. */
serve(parentPort!, openTypesetter);
