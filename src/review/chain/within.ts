import { openOffices } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { House } from '../../platform/room.ts';
import type { FiledUnder } from '../subjects.ts';
import type { Chain, Scope } from './scope.ts';

/** Whatever kinds that take the authority's chain are filed under. */
export async function columnsIn(db: Db, house: House, authorityId: number): Promise<FiledUnder[]> {
  const kinds = house.brought('reviewed').filter(({ chain }) => chain === 'authority');
  return (await Promise.all(kinds.map((kind) => kind.columns?.(db, authorityId) ?? []))).flat();
}

/** A scope with its names; undefined: the column or the office is none of the authority's. */
export async function named(
  db: Db,
  house: House,
  authorityId: number,
  { columnId, officeId }: Scope,
): Promise<Omit<Chain, 'steps'> | undefined> {
  const [columns, offices] = await Promise.all([columnsIn(db, house, authorityId), openOffices(db, authorityId)]);
  const column = columnId === null ? null : columns.find(({ id }) => id === columnId)?.name;
  const office = officeId === null ? null : offices.find(({ id }) => id === officeId)?.name;
  return column === undefined || office === undefined ? undefined : { columnId, officeId, column, office };
}
