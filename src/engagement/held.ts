import type { HeldWork } from '../organizations/index.ts';
import { has, type Who } from '../platform/roles.ts';
import { DESK } from './paths.ts';
import { answerers, heads, intake } from './rules.ts';

/** Messages that wait for an answer: of whoever answers in their office, or of who gives them to one. */
export const heldMessages: HeldWork = {
  name: 'messages',
  label: '待答复的留言',
  counted: '件留言',

  async of({ db, authorityId }) {
    const rows = await db
      .selectFrom('messages as m')
      .leftJoin('offices as o', 'o.id', 'm.office_id')
      .select(['m.id', 'm.number', 'm.phase', 'm.office_id as officeId', 'o.name as officeName'])
      .where('m.authority_id', '=', authorityId)
      .where('m.phase', 'in', ['received', 'assigned', 'disputed'])
      .orderBy('m.id')
      .limit(1000)
      .execute();
    return rows.map(({ id, number, phase, officeId, officeName }) => ({
      ...{ id: String(id), title: number, href: `${DESK}/${id}`, holderId: null },
      at: phase === 'assigned' ? `${officeName}答复` : phase === 'disputed' ? '指定承办科室' : '交办',
      needs:
        phase === 'assigned'
          ? `${officeName}的信息编辑或者科室负责人`
          : phase === 'disputed'
            ? '政府信息公开工作机构负责人'
            : '依申请公开经办人',
      isFor: (who: Who) =>
        phase === 'assigned'
          ? has(who, ...answerers) && who.officeId === officeId
          : has(who, ...(phase === 'disputed' ? heads : intake)),
      alsoFor: (who: Who) => has(who, ...intake),
      mayHold: () => false,
    }));
  },
};
