import { action, done } from '../../platform/action.ts';
import { invalid, notFound } from '../../platform/outcome.ts';
import { connectorById } from './list.ts';
import { keepConnector, purposeOf, settingsWithSecrets } from './settings.ts';

interface Typed {
  connector: string;
  enabled: boolean;
  /** by name; a secret left empty stays as it was */
  values: Readonly<Record<string, string>>;
}

/** An authority sets up a connector. Secrets are sealed and never shown again; another account never gets those of the one
 *  before. @returns invalid with a sentence at each field at fault */
export const saveConnector = action<Typed, null>(
  'channels.saveConnector',
  ['systemAdmin'],
  async ({ db, who, now, sealer }, { connector: id, enabled, values }) => {
    const connector = connectorById(id);
    if (!connector) return notFound();
    const { authorityId } = who;
    const before = (await settingsWithSecrets(db, sealer, authorityId, id)) ?? {};
    const same = connector.settings
      .filter(({ account }) => account)
      .every(({ name }) => (before[name] ?? '') === (values[name] ?? '').trim());
    const settings: Record<string, string> = {};
    const secrets: Record<string, string> = {};
    const wrong: Record<string, string> = {};
    const changed: string[] = [];
    for (const { name, label, secret, optional, fault } of connector.settings) {
      const typed = (values[name] ?? '').trim();
      const value = secret && !typed && same ? (before[name] ?? '') : typed;
      const said = !value && !optional && enabled ? `请填写${label}` : value && fault?.(value);
      if (said) wrong[name] = secret && !typed && !same ? `账号已更改，请重新填写${label}` : said;
      if (value) (secret ? secrets : settings)[name] = value;
      if (value !== (before[name] ?? '')) changed.push(label);
    }
    if (Object.keys(wrong).length) return invalid('有内容需要修改，请看标出的地方', wrong);
    const sealed = Object.keys(secrets).length ? sealer.seal(secrets, purposeOf(authorityId, id)) : null;
    await keepConnector(db, { authorityId, connector: id, enabled, settings, sealed, fresh: !same }, who.name, now);
    return done(null, `connector:${id}`, { connector: connector.name, enabled: enabled ? '是' : '否', changed });
  },
);
