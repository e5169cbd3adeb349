import { paperPrefixesOf } from '../../organizations/index.ts';
import type { Coded } from '../../platform/public-forms/index.ts';
import { numberOf } from '../numbers.ts';
import { applicationByCode } from './by-code.ts';

/** An application by its number, under the authority's names of today and before, and query code. */
export const codedApplication: Coded = {
  ...{ sort: 'applications', person: '申请人', locked: 'applications.codeLocked' },
  ...{ label: '申请编号', none: '没有查到这件申请' },

  numbersOf: async ({ server, authority }, year, serial) =>
    (await paperPrefixesOf(server.services.db, authority)).map((paperPrefix) =>
      numberOf({ paperPrefix }, 'application', year, serial),
    ),

  async find({ server, authority }, numbers, code) {
    const { db, sealer } = server.services;
    for (const number of numbers) {
      const found = await applicationByCode(db, sealer, authority.id, number, code);
      if (found) return found.id;
    }
    return undefined;
  },
};
