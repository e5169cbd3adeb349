import { setAddress } from '../mail/index.ts';
import { action, done } from '../platform/action.ts';
import { notFound } from '../platform/outcome.ts';
import { readers } from './rules.ts';

/** One's own address for alerts; empty: none are sent. */
export const saveAddress = action<{ email: string }, null>(
  'alerts.saveAddress',
  readers,
  async ({ db, who }, { email }) => {
    if (who.id === null) return notFound();
    await setAddress(db, who.id, email);
    return done(null, `staff:${who.id}`, { alerts: email !== '' });
  },
);
