import type { OnlineTexts } from '../../platform/online-texts.ts';

/** 机构设置, as the site shows it. */
export const onlineOffices: OnlineTexts = {
  name: 'offices',
  async of(db, authorityId) {
    const offices = await db
      .selectFrom('offices')
      .select(['name', 'duties'])
      .where('authority_id', '=', authorityId)
      .where('closed_at', 'is', null)
      .orderBy('position')
      .execute();
    const parts = offices.flatMap(({ name, duties }) => [
      { where: `“${name}”的名称`, text: name },
      { where: `“${name}”的职责`, text: duties },
    ]);
    return [{ id: '', title: '机构设置', parts }];
  },
  mend: () => ({ href: '/console/offices', label: '机构设置', roles: ['systemAdmin'] }),
};
