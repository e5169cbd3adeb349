import { serve } from '../../platform/beside/serve.ts';
import { compareTexts } from '../compare.ts';

/** Compares long texts beside the server's thread. */
serve({ compareTexts });
