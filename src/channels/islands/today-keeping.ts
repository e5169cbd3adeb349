// The service worker of 今日任务. No other page of the console is in its scope.
import { keepServing } from '../../platform/browser/keeping.ts';
import { STORE, TODAY } from '../contacts/browser/pages.ts';

keepServing({
  store: STORE,
  patience: 4_000,
  serves: (path) => path.startsWith(TODAY) && !path.endsWith('/token'),
});
