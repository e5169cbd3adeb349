import { expect, test } from 'vitest';
import { type MailKind, mailWords } from './words.ts';

const facts = {
  number: '测试镇依申请〔2024〕1号',
  due: '2024-06-12',
  by: '2024-05-30',
  authority: '测试镇人民政府',
  track: 'https://t.example.com/disclosure/application/track',
};
test.each<[MailKind, boolean, string, string]>([
  ['filed', false, '已经提交成功', 'the clock has not begun'],
  ['acknowledgement', false, '在 2024-06-12 前答复', 'the statutory day'],
  ['clarification', false, '请在 2024-05-30 前补正', 'their own last day'],
  ['extension', false, '延长了答复期限，本机关将在 2024-06-12 前答复', 'the new day'],
  ['reply', true, '答复书见附件', 'delivered by this mail'],
  ['reply', false, '请登录查看和下载答复书', 'delivered otherwise'],
])('%s (attached: %s) says %s (%s)', (kind, attached, words) => {
  const { subject, body } = mailWords({ ...facts, kind, attached });
  expect(body).toContain(words);
  expect(body).toContain(facts.track);
  expect(subject).toContain(facts.number);
});
