import type { Db } from '../platform/database/index.ts';
import type { Poll, Polls } from '../platform/polls.ts';
import type { PageLink } from '../platform/room.ts';
import { HOME, TITLE } from './paths.ts';

interface Line {
  id: number;
  title: string;
  opensOn: string;
  closesOn: string;
}

/** More than a site map or a list of what one may take part in shows. */
const MOST = 1_000;

/** Surveys on an authority's site, the one that ends last first. */
function lines(db: Db, authorityId: number, words: readonly string[] = [], most = MOST): Promise<Line[]> {
  let query = db
    .selectFrom('surveys as s')
    .innerJoin('survey_versions as v', (join) => join.onRef('v.survey_id', '=', 's.id').on('v.until', 'is', null))
    .select((eb) => [
      's.id',
      eb.ref('v.content', '->>').key('title').$castTo<string>().as('title'),
      eb.ref('s.opens_on').$notNull().as('opensOn'),
      eb.ref('s.closes_on').$notNull().as('closesOn'),
    ])
    .where('s.authority_id', '=', authorityId)
    .where('s.withdrawn_at', 'is', null);
  for (const word of words)
    query = query.where((eb) =>
      eb(eb.fn('strpos', [eb.fn('lower', [eb.ref('v.content', '->>').key('title')]), eb.val(word)]), '>', 0),
    );
  return query.orderBy('s.closes_on', 'desc').orderBy('s.id').limit(most).execute();
}

const stateOn = ({ opensOn, closesOn }: Line, today: string): Poll['state'] =>
  today < opensOn ? 'planned' : today <= closesOn ? 'open' : 'published';

/** Surveys in the list of what people may take part in. */
export const polls: Polls = {
  label: TITLE,
  async of(db, authorityId, today) {
    return (await lines(db, authorityId)).map((one) => ({
      ...{ href: `${HOME}/${one.id}`, title: one.title, opens: one.opensOn, closes: one.closesOn },
      state: stateOn(one, today),
    }));
  },
};

/** Pages for the site map. */
export async function surveyPages(db: Db, authorityId: number): Promise<string[]> {
  return (await lines(db, authorityId)).map(({ id }) => `${HOME}/${id}`);
}

const MOST_WORDS = 8;
const MOST_FOUND = 5;

/** Surveys that somebody who searches for these words may mean. */
export async function answeringSurveys(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (!asked.length) return [];
  const found = await lines(db, authorityId, asked, MOST_FOUND);
  return found.map(({ id, title }) => ({ href: `${HOME}/${id}`, label: `问卷：${title}` }));
}
