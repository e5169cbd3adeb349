import { enterArrangement } from '../../../../src/organizations/calendar/actions.ts';
import { updateOffice } from '../../../../src/organizations/offices/actions.ts';
import { closeOffice } from '../../../../src/organizations/offices/closing.ts';
import { nameDeputy } from '../../../../src/organizations/staff/deputies/actions.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { at, type Deed, dated } from '../year.ts';

/** The arrangement of the next year, invented: that of 2027 is not published yet. New Year with the Monday after, for which
 *  the Sunday before is worked; the other statutory holidays with their weekends. ○ */
const NEXT_YEAR = [
  { name: '元旦', from: '2027-01-01', to: '2027-01-04', workdays: ['2026-12-27'] },
  { name: '春节', from: '2027-02-05', to: '2027-02-11', workdays: [] },
  { name: '清明节', from: '2027-04-03', to: '2027-04-05', workdays: [] },
  { name: '劳动节', from: '2027-05-01', to: '2027-05-03', workdays: [] },
  { name: '端午节', from: '2027-06-09', to: '2027-06-09', workdays: [] },
  { name: '中秋节', from: '2027-09-15', to: '2027-09-15', workdays: [] },
  { name: '国庆节', from: '2027-10-01', to: '2027-10-05', workdays: [] },
];

/** What becomes of offices, people and the calendar in the year. */
export const ORGANISATION: readonly Deed[] = [
  {
    at: at('04-17 16:00'),
    says: '分管领导请假，指定代理人',
    async run(year, now) {
      const given = {
        ...{
          personId: year.id('staff:signer'),
          deputyId: year.id('staff:deputy'),
          roles: ['signer'],
          reason: '外出学习',
        },
        ...{ from: dated('04-20'), to: dated('04-24') },
      };
      unwrap(await nameDeputy(await year.as('head', now), given));
    },
  },
  {
    at: at('06-01 09:00'),
    says: '村镇建设办公室并入农业农村服务中心',
    run: async (year, now) =>
      unwrap(
        await closeOffice(await year.as('t-sys', now), { id: year.id('office:ncb'), into: year.id('office:nyz') }),
      ),
  },
  {
    at: at('07-20 09:00'),
    says: '北沟村更名为北川村',
    run: async (year, now) =>
      unwrap(
        await updateOffice(await year.as('t-sys', now), {
          ...{ id: year.id('office:bgc'), name: '北川村', duties: '', position: null },
        }),
      ),
  },
  {
    at: at('12-18 15:00'),
    says: '下一年的放假安排公布得迟',
    run: async (year, now) =>
      unwrap(
        await enterArrangement(await year.as('c-sys', now), { year: 2027, source: '演示通知', breaks: NEXT_YEAR }),
      ),
  },
];
