import { keepPersonalDataWhile, whenPersonalDataGoes } from '../applications/index.ts';
import { whenCalendarChanges } from '../organizations/index.ts';
import { clearCasesAbout } from './clearing.ts';
import { limitsIn } from './limits.ts';
import { caseIsOpenAbout, openCases } from './store.ts';

/** Another arrangement of holidays: answers counted in working days, or ending on a day off, move. */
whenCalendarChanges(async (tx, { before, after, today }) => {
  const moved = [];
  for (const of of await openCases(tx, today)) {
    const old = new Map(limitsIn(of, before, today).map((limit) => [limit.key, limit.on]));
    for (const limit of limitsIn(of, after, today)) {
      const from = old.get(limit.key);
      if (from !== undefined && from !== limit.on) moved.push({ ...limit, from, to: limit.on });
    }
  }
  return moved.map(({ room, title, href, limit, from, to, provisional }) => ({
    room,
    title,
    href,
    limit,
    from,
    to,
    provisional,
  }));
});

/** The applicant's data stay while a case about the application is open. */
keepPersonalDataWhile(caseIsOpenAbout);

/** Afterwards what the cases say in free words loses what is personal, and their files go. */
whenPersonalDataGoes(clearCasesAbout);
