import type { MessageRow } from '../deeds/messages.ts';

/** 留言 of the year, with the last day to answer each (counted by hand) beside. */
export const MESSAGES: readonly MessageRow[] = [
  { name: 'M1', on: '01-19', sort: 'consultation', office: 'office', answered: '01-22' }, // by 01-26
  { name: 'M2', on: '02-12', sort: 'suggestion', office: 'nyz', answered: '02-25' }, // by 02-26, over the Spring Festival
  { name: 'M3', on: '03-25', sort: 'consultation', office: 'czs', answered: '03-26', by: 'telephone', simple: true }, // by 03-26
  { name: 'M4', on: '04-27', sort: 'complaint', office: 'czs', passedOn: ['04-28', 'nyz'], answered: '05-06' }, // by 05-07
  // by 06-03, four days more: 06-09. Its office was closed on 06-01
  { name: 'M5', on: '05-27', sort: 'help', office: 'ncb', extended: ['05-29', 4], heir: 'nyz', answered: '06-08' },
  { name: 'M6', on: '07-02', sort: 'consultation', office: 'office', answered: '07-14' }, // ★ by 07-09
  { name: 'M7', on: '08-06', sort: 'consultation', office: 'office', answered: '08-07' }, // by 08-13
  {
    // by 09-30; answered anew by 10-13
    ...{ name: 'M8', on: '09-22', sort: 'consultation', office: 'nyz', answered: '09-28' },
    anew: { rated: '09-29', reopened: '09-30', answered: '10-12' },
  },
  { name: 'M9', on: '11-16', sort: 'report', office: 'office', answered: '11-20' }, // by 11-23
  { name: 'M10', on: '12-28', sort: 'consultation', office: 'office', answered: '2027-01-05' }, // by 2027-01-06
];
