import { sql } from 'kysely';

/** Who made it public, of the publication p and its office o: the authority that supplied it, else our own office. */
export const madePublicBy = sql<string>`coalesce(nullif(p.supplier, ''), o.name)`;
