import { paperPrefixesOf } from '../../organizations/index.ts';
import { type Coded, queryCodeHash } from '../../platform/public-forms/index.ts';
import { messageNumber } from '../numbers.ts';

/** A message by its number, under the authority's names of today and before, and query code. */
export const codedMessage: Coded = {
  ...{ sort: 'engagement', person: '留言人', locked: 'engagement.codeLocked' },
  ...{ label: '留言编号', none: '没有查到这件留言' },

  numbersOf: async ({ server, authority }, year, serial) =>
    (await paperPrefixesOf(server.services.db, authority)).map((paperPrefix) =>
      messageNumber({ paperPrefix }, year, serial),
    ),

  async find({ server, authority }, numbers, code) {
    const { db, sealer } = server.services;
    const found = await db
      .selectFrom('messages')
      .select('id')
      .where('authority_id', '=', authority.id)
      .where('number', 'in', numbers)
      .where('query_code_hash', '=', queryCodeHash(sealer, code))
      .executeTakeFirst();
    return found?.id;
  },
};
