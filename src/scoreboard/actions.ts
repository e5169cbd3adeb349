import { action, done } from '../platform/action.ts';
import { conflict } from '../platform/outcome.ts';
import { switchers, TITLE } from './rules.ts';
import { keepSwitch } from './store.ts';

/** Shows the board on the site, or takes it off; at once. @param version of the page that was before the person */
export const switchBoard = action<{ shown: boolean; version: number }, void>(
  'scoreboard.switch',
  switchers,
  async ({ db, who, now }, { shown, version }) => {
    if (!(await keepSwitch(db, who.authorityId, { shown, version, name: who.name, at: now })))
      return conflict(`“${TITLE}”刚被别人开启或者关闭，请看过现在的情况再办理`);
    return done(undefined, `authority:${who.authorityId}`, { shown });
  },
);
