import type { FastifyRequest } from 'fastify';
import { fromOf } from './entering.ts';
import { someoneKnows } from './throttle/devices.ts';

/** At most so many posts a minute of one address, to spare the machine; of a browser that somebody is known in, of that
 *  browser alone: nobody at the same address keeps it out. */
export function triesAMinute(max: number) {
  return {
    max,
    timeWindow: '1 minute',
    keyGenerator: async (request: FastifyRequest) => {
      const { db, device, address } = fromOf(request);
      return device && (await someoneKnows(db, device)) ? `device ${device}` : address;
    },
  };
}
