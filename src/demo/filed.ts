import type { Role, Who } from '../platform/roles.ts';

/** login, name, office, roles */
export type DemoPerson = readonly [login: string, name: string, office: string | null, roles: Role[]];

/** What of an authority is in the books by now, so that its publications can be filed. */
export interface Filed {
  authorityId: number;
  code: string;
  people: readonly DemoPerson[];
  offices: ReadonlyMap<string, number>;
  officeNames: ReadonlyMap<string, string>;
  columns: ReadonlyMap<string, number>;
  /** '社会救助/临时救助' → id */
  catalogue: ReadonlyMap<string, number>;
  staff: ReadonlyMap<string, Who & { id: number }>;
}
