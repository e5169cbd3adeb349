import { pinyin } from 'pinyin-pro';

/** A login for a name as it is read: 'wangxiaoming', with a figure where others have it. @param taken all that are in use;
 *  the new one is added */
export function loginFor(name: string, taken: Set<string>): string {
  const letters = pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 30);
  const base = letters.length >= 3 ? letters : `staff${letters}`;
  let login = base;
  for (let n = 2; taken.has(login); n++) login = `${base}${n}`;
  taken.add(login);
  return login;
}
