import { expect, test } from 'vitest';
import type { Answer, ReplyKindId, Step } from '../index.ts';
import { fold, isHeldBack, opinionFault, replyFault } from '../index.ts';

const received: Step = { kind: 'registered', on: '2023-09-25', channel: 'inPerson', confirmed: null };
/** An application about which third parties were asked; null: has not answered yet. */
const askedOf = (...answers: (Answer | null)[]) =>
  fold([
    received,
    ...answers.map((_, n): Step => ({ kind: 'thirdPartyAsked', on: '2023-10-10', id: `第${n}家` })),
    ...answers.flatMap((answer, n): Step[] =>
      answer ? [{ kind: 'thirdPartyAnswered', on: '2023-11-10', id: `第${n}家`, answer }] : [],
    ),
  ]);

// 条例 art. 32: who consents is disclosed about; who refuses with reason is not, but in the public interest; who says
// nothing leaves it to the authority.
test.each<[answers: (Answer | null)[], kind: ReplyKindId, expected: 'yes' | 'publicInterest' | RegExp]>([
  [['consent'], 'granted', 'yes'],
  [['consent'], 'partial', 'yes'],
  [['consent'], 'thirdPartyRights', /都同意公开/],
  [['consent'], 'process', 'yes'],
  [['consent', 'consent'], 'thirdPartyRights', /都同意公开/],
  [['refusal'], 'granted', 'publicInterest'],
  [['refusal'], 'partial', 'yes'],
  [['refusal'], 'thirdPartyRights', 'yes'],
  [['refusal'], 'notFound', 'yes'],
  [['silence'], 'granted', 'yes'],
  [['silence'], 'partial', 'yes'],
  [['silence'], 'thirdPartyRights', 'yes'],
  [['consent', 'refusal'], 'thirdPartyRights', 'yes'],
  [['consent', 'refusal'], 'granted', 'publicInterest'],
  [['consent', 'silence'], 'thirdPartyRights', 'yes'],
  [[null], 'granted', /还有征求的意见没有收到/],
  [[null], 'thirdPartyRights', /还有征求的意见没有收到/],
  [['consent', null], 'partial', /还有征求的意见没有收到/],
  [[], 'thirdPartyRights', /应当先书面征求/],
])('third parties said %j: %s %s', (answers, kind, expected) => {
  const state = askedOf(...answers);
  const [plain, overruled] = [false, true].map((publicInterest) =>
    replyFault(state, kind, publicInterest, '2024-03-15'),
  );
  if (expected === 'yes') expect([plain, overruled]).toEqual([undefined, undefined]);
  else if (expected === 'publicInterest') {
    expect(plain).toMatch(/有第三方不同意公开/);
    expect(overruled).toBeUndefined();
  } else for (const fault of [plain, overruled]) expect(fault).toMatch(expected);
});

test.each<[answers: Answer[], body: string, fault: boolean]>([
  [['consent'], '本机关书面征求了第三方意见，第三方不同意公开且理由合理。', true],
  [['silence'], '第三方不同意公开且理由合理。', true],
  [[], '经征求，第三方明确拒绝公开。', true],
  [['refusal'], '第三方不同意公开且理由合理。', false],
  [['refusal', 'consent'], '有第三方不同意公开且理由合理。', false],
  [['refusal'], '第三方同意公开。', true],
  [['silence'], '第三方已同意公开。', true],
  [['consent'], '第三方同意公开，现予提供。', false],
  [['silence'], '第三方逾期未提出意见，本机关认为公开会损害其合法权益。', false],
  [['consent'], '本机关决定予以公开。', false],
])('third parties said %j; the reply says %s', (answers, body, fault) => {
  expect(opinionFault(askedOf(...answers), body) !== undefined).toBe(fault);
});

test('what is disclosed over a refusal is held back until each is told', () => {
  const replied: Step = { kind: 'replied', on: '2023-11-13', reply: 'granted', publicInterest: true };
  const told = (id: string): Step => ({ kind: 'thirdPartyTold', on: '2023-11-14', id });
  const asked: Step[] = ['甲', '乙'].flatMap((id): Step[] => [
    { kind: 'thirdPartyAsked', on: '2023-10-10', id },
    { kind: 'thirdPartyAnswered', on: '2023-10-13', id, answer: 'refusal' },
  ]);
  const steps = [received, ...asked];
  expect(isHeldBack(fold(steps))).toBe(false);
  expect(isHeldBack(fold([...steps, replied]))).toBe(true);
  expect(isHeldBack(fold([...steps, replied, told('甲')]))).toBe(true);
  expect(isHeldBack(fold([...steps, replied, told('甲'), told('乙')]))).toBe(false);
});
