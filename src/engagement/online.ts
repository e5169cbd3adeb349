import type { OnlineTexts } from '../platform/online-texts.ts';
import { DESK } from './paths.ts';
import { heads } from './rules.ts';

/** 公开答复 on the site; named by the message, where it is mended. */
export const onlineAnswers: OnlineTexts = {
  name: 'public-answer',
  async of(db, authorityId) {
    const rows = await db
      .selectFrom('public_answers')
      .select(['message_id as id', 'title', 'question', 'answer'])
      .where('authority_id', '=', authorityId)
      .where('withdrawn_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(({ id, title, question, answer }) => ({
      id: String(id),
      title: `公开答复：${title}`,
      parts: [
        { where: '标题', text: title },
        { where: '问题', text: question },
        { where: '答复', text: answer },
      ],
    }));
  },
  mend: (id) => ({ href: `${DESK}/${id}`, label: '留言办理', roles: heads }),
};
