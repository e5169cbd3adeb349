import { Readable } from 'node:stream';
import type { Tx } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/files.ts';
import { demoMark, type Paper, paperDocx } from '../platform/papers/index.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const line = (label: string) => [{ text: label }, { text: '', left: true }];

/** An empty form, invented: nobody's data stands in it. */
const form: Paper = {
  ...{ title: '临时救助申请书（样表）', author: '演示数据', ...demoMark(true) },
  blocks: [
    { kind: 'title', lines: ['临时救助申请书（样表）'] },
    { kind: 'gap' },
    {
      ...{ kind: 'table', widths: [1, 3], head: 0, size: 14, rowHeight: 32 },
      rows: ['申请人姓名', '家庭住址', '联系电话', '家庭人口', '困难原因', '申请金额'].map(line),
    },
    { kind: 'gap' },
    { kind: 'paragraph', text: '以上内容由本人填写，真实无误。' },
    { kind: 'paragraph', text: '申请人签字：　　　　　　　　年　　月　　日' },
  ],
};

/** Sets the form for 临时救助 as a Word file and keeps it. @returns what a guide names it by */
export async function keepSampleForm(tx: Tx, files: FileStore, at: Date): Promise<{ hash: string; name: string }> {
  const { hash, size } = (await files.keep(Readable.from([await paperDocx(form)])))!;
  await tx
    .insertInto('files')
    .values({ hash, size, media_type: WORD, created_at: at })
    .onConflict((oc) => oc.column('hash').doNothing())
    .execute();
  return { hash, name: '临时救助申请书（样表）.docx' };
}
