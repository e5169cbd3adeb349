import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { sanitise, textOf } from '../publishing/index.ts';
import type { Filed } from './load.ts';
import { authorFor } from './published.ts';

const drafts: [title: string, office: string, column: string, item: string, body: string][] = [
  [
    '关于开展冬季取暖安全检查的通知',
    'zfd',
    'gonggao',
    '20.13',
    '请各村、各社区对取暖设备、烟道和用电线路进行一次检查，发现隐患立即登记整改。',
  ],
  [
    '城乡居民医疗保险参保缴费问答',
    'shb',
    'jiedu',
    '20.11',
    '为便于群众办理缴费，现将常见问题整理如下，包括缴费时间、途径和特殊群体资助办法。',
  ],
  ['建设村机动地发包结果公示', 'jsc', 'tudi', '21.3', '经村民代表会议讨论，本年度机动地发包结果公示如下，公示期七天。'],
];

/** A few texts that are being written, so that a newcomer finds work on the desk. */
export async function addOpenWork(tx: Tx, filed: Filed, now: Date): Promise<void> {
  for (const [title, office, column, item, text] of drafts) {
    const author = authorFor(filed, office);
    const { id } = await tx
      .insertInto('documents')
      .values({
        authority_id: filed.authorityId,
        office_id: filed.offices.get(office)!,
        author_id: author.id,
        state: 'draft',
        is_demo: true,
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const html = sanitise(`<p>${text}</p>`);
    const revision = await tx
      .insertInto('revisions')
      .values({
        document_id: id,
        number: 1,
        author_id: author.id,
        saved_by: author.id,
        created_at: now,
        saved_at: now,
        title,
        body_html: html,
        body_text: textOf(html),
        column_id: filed.columns.get(column)!,
        article_item: item,
        formed_on: dayOf(now),
        source: '绥芬河镇人民政府',
        keywords: ['演示数据'],
        channels: ['website', 'board'],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.updateTable('documents').set({ revision_id: revision.id }).where('id', '=', id).execute();
    await tx
      .insertInto('document_events')
      .values({
        document_id: id,
        revision_id: revision.id,
        at: now,
        staff_id: author.id,
        staff_name: author.name,
        kind: 'created',
      })
      .execute();
  }
}
