import { keepPersonalDataWhile, whenPersonalDataGoes } from '../applications/index.ts';
import type { Calendar } from '../law/index.ts';
import { whenCalendarChanges } from '../organizations/index.ts';
import { movedBetween } from '../platform/limits.ts';
import { clearCasesAbout } from './clearing.ts';
import { limitsIn } from './limits.ts';
import { caseIsOpenAbout, openCases } from './store.ts';

/** Another arrangement of holidays: answers counted in working days, or ending on a day off, move. */
whenCalendarChanges(async (tx, { before, after, today }) => {
  const cases = await openCases(tx, today);
  const by = (calendar: Calendar) => cases.flatMap((of) => limitsIn(of, calendar, today));
  return movedBetween(by(before), by(after));
});

/** The applicant's data stay while a case about the application is open. */
keepPersonalDataWhile(caseIsOpenAbout);

/** Afterwards what the cases say in free words loses what is personal, and their files go. */
whenPersonalDataGoes(clearCasesAbout);
