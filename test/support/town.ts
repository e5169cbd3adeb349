import { hash } from '@node-rs/argon2';
import type { Db } from '../../src/platform/database/index.ts';
import type { Role, Who } from '../../src/platform/roles.ts';

const password = 'Test-only-2023';
/** At the smallest cost there is: whoever signs in pays what the hash says, and tests sign in a thousand times. */
const hashed = hash(password, { memoryCost: 8, timeCost: 1 });

type OfficeCode = 'office' | 'finance' | 'village';

export interface TestTown {
  authorityId: number;
  /** by code: 'office' (党政综合办公室), 'finance' (财政所), 'village' (建设村) */
  offices: Record<OfficeCode, number>;
  columnId: number;
  password: string;
  /** A new member of staff; their login is made of the town's code, the first role and a number. */
  person(office: OfficeCode | null, ...roles: Role[]): Promise<Who & { id: number; login: string }>;
}

/** A small invented town with three offices and one column, written straight into the tables. */
export async function testTown(db: Db, code = 'csz'): Promise<TestTown> {
  const primary = !(await db.selectFrom('authorities').select('id').where('is_primary', '=', true).executeTakeFirst());
  const { id: authorityId } = await db
    .insertInto('authorities')
    .values({
      code,
      name: `测试镇人民政府（${code}）`,
      short_name: '测试镇',
      paper_prefix: '测试镇',
      is_primary: primary,
      contact: '{}',
      guide: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = await db
    .insertInto('offices')
    .values([
      { authority_id: authorityId, code: 'office', name: '党政综合办公室', kind: 'office' },
      { authority_id: authorityId, code: 'finance', name: '财政所', kind: 'office' },
      { authority_id: authorityId, code: 'village', name: '建设村', kind: 'village' },
    ])
    .returning(['id', 'code'])
    .execute();
  const offices = Object.fromEntries(rows.map((row) => [row.code, row.id])) as TestTown['offices'];
  const column = await db
    .insertInto('columns')
    .values({ authority_id: authorityId, slug: 'tongzhi', name: '通知公告', kind: 'notice' })
    .returning('id')
    .executeTakeFirstOrThrow();
  let people = 0;
  return {
    authorityId,
    offices,
    columnId: column.id,
    password,
    async person(office, ...roles) {
      people += 1;
      const login = `${code}-${roles[0]?.toLowerCase() ?? 'nobody'}${people}`;
      const name = `${'赵钱孙李周吴郑王冯陈'[people % 10]}测试${people}`;
      const officeId = office ? offices[office] : null;
      const { id } = await db
        .insertInto('staff')
        .values({
          authority_id: authorityId,
          office_id: officeId,
          login,
          name,
          password_hash: await hashed,
          must_change_password: false,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (roles.length)
        await db
          .insertInto('staff_roles')
          .values(roles.map((role) => ({ staff_id: id, role })))
          .execute();
      return { id, name, login, authorityId, officeId, roles };
    },
  };
}
