import { sql } from 'kysely';
import { action, done } from '../../platform/action.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { inHalves } from '../sign-in/passwords/hashing.ts';
import { type Half, keepFirstHalf } from '../staff/administrators/first-halves.ts';
import { type Account, makeAuthority, type NewAuthority } from './make.ts';
import { keepSetUpPasswords, setUpPasswords } from './set-up-passwords.ts';

/** The first authority, its first office and its three administrators (三员), on empty books only.
 *  @returns their one-time passwords */
export const setUp = action<NewAuthority & { host: string | null }, Account[]>(
  'organizations.setUp',
  ['anyone'],
  async ({ db, house, now, sealer }, input) => {
    await sql`lock table authorities in exclusive mode`.execute(db);
    if (await db.selectFrom('authorities').select('id').executeTakeFirst())
      return conflict('平台已经完成初始设置，请直接登录');
    const { host } = input;
    const made = await makeAuthority(db, house, input, { now, primary: true, parentId: null, host });
    if (!made.ok) return made;
    await keepSetUpPasswords(db, sealer, made.value.accounts);
    const administrators = input.admins.map(({ login }) => login);
    return done(made.value.accounts, `authority:${made.value.id}`, { name: input.name, administrators });
  },
);

/** Shows again, to whoever has the key of the terminal, the passwords that were not used yet. */
export const showSetUpPasswords = action<null, Account[]>(
  'organizations.showSetUpPasswords',
  ['anyone'],
  async ({ db, now, sealer }) => {
    const accounts = await setUpPasswords(db, sealer, now);
    if (accounts.length === 0) return notFound();
    const first = await db
      .selectFrom('authorities')
      .select('id')
      .where('is_primary', '=', true)
      .executeTakeFirstOrThrow();
    return done(accounts, `authority:${first.id}`, { administrators: accounts.map(({ login }) => login) });
  },
);

/** Who runs the platform registers an authority, with its own three administrators (条例 art. 3). One who knew their three
 *  passwords could be all three: the first halves are handed over by 平台安全管理员. @returns the second halves, shown once */
export const registerAuthority = action<NewAuthority & { host: string | null; parentId: number | null }, Half[]>(
  'organizations.registerBelow',
  ['platformOperator'],
  async ({ db, house, now, sealer }, input) => {
    await sql`lock table authorities in exclusive mode`.execute(db);
    const made = await makeAuthority(db, house, input, {
      now,
      primary: false,
      parentId: input.parentId,
      host: input.host,
    });
    if (!made.ok) return made;
    const halves: Half[] = [];
    for (const { id, login, name, password } of made.value.accounts) {
      const { first, second } = inHalves(password);
      await keepFirstHalf(db, sealer, id, first);
      halves.push({ login, name, half: second });
    }
    const { name, code, host, admins } = input;
    return done(halves, `authority:${made.value.id}`, {
      name,
      code,
      host,
      administrators: admins.map(({ login }) => login),
    });
  },
);
