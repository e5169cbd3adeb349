import { action, done } from '../../platform/action.ts';
import { conflict } from '../../platform/outcome.ts';
import { cityOffice } from '../rules.ts';
import type { Settings } from './rules.ts';
import { insertSettings, settingsOf } from './store.ts';

const overtaken = () => conflict('刚有人保存了新的一版，请看过以后再改；您填写的内容还在');

/** 设定评分办法和界线: a version of its own, on the one that the person saw. What was judged by before stays readable.
 *  @param input.version number of the settings that the person saw */
export const setSettings = action<Settings & { version: number }, number>(
  'supervision.set',
  cityOffice,
  async ({ db, who, now }, { version, ...settings }) => {
    const before = await settingsOf(db, who.authorityId);
    if (before.number !== version) return overtaken();
    const kept = await insertSettings(db, who.authorityId, version + 1, settings, { name: who.name, at: now });
    if (!kept) return overtaken();
    return done(version + 1, `authority:${who.authorityId}`, { version: version + 1, ...settings });
  },
);
