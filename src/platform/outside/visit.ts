import { type Answer, ask, Closed, urlOf, whyOf } from './ask.ts';
import { isPublicAddress } from './public-address.ts';
import type { May } from './reach.ts';

/** What became of a visit to an address of another site. */
export type Visit =
  /** a server answered, at last with this status */
  | { how: 'answered'; status: number }
  /** nobody answered: no such name, no way there, no answer in time */
  | { how: 'silent'; why: string }
  /** it leads to this machine or its network, or is no address of the web: nobody went there */
  | { how: 'closed' };

/** Milliseconds that one request may take. */
const LONGEST = 15_000;
const MOST_TURNS = 5;
/** Sites that do not answer to HEAD answer so. */
const NOT_BY_HEAD: ReadonlySet<number> = new Set([400, 403, 404, 405, 406, 412, 500, 501, 503]);

/** Asks whether an address answers, and reads nothing of what it says. The name is resolved and the connection made to what
 *  was resolved, each time anew also where the site sends on: no name and no answer leads into the own network.
 *  @param may addresses that may be visited; those of the public internet unless told */
export async function visit(address: string, may: May = isPublicAddress): Promise<Visit> {
  let at = urlOf(address);
  try {
    for (let turns = 0; at && turns <= MOST_TURNS; turns += 1) {
      let answer = await look('HEAD', at, may);
      if (NOT_BY_HEAD.has(answer.status)) answer = await look('GET', at, may);
      const { status } = answer;
      const { location } = answer.headers;
      if (status < 300 || status > 399 || location === undefined) return { how: 'answered', status };
      at = urlOf(location, at);
    }
    return at ? { how: 'answered', status: 310 } : { how: 'closed' };
  } catch (error) {
    return error instanceof Closed ? { how: 'closed' } : { how: 'silent', why: whyOf(error) };
  }
}

/** Only whether it answers is asked, whatever its certificate: nothing that it says is read. */
function look(method: 'HEAD' | 'GET', url: URL, may: May): Promise<Answer> {
  const headers = { 'user-agent': 'Mozilla/5.0 (compatible; gongkai link check)', accept: '*/*' };
  return ask(url, { method, headers, most: 0, within: LONGEST, verified: false, may });
}
