import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { connectors } from './list.ts';
import { ConnectorsPage } from './page.tsx';

const of = (enabled: boolean) =>
  renderToString(
    h(ConnectorsPage, {
      connectors,
      demo: true,
      rests: [],
      set: [
        {
          ...{ connector: 'wechat', enabled, settings: {}, hasSecrets: enabled },
          ...{ updatedBy: '测试', updatedAt: new Date('2024-03-05T02:00:00Z') },
        },
      ],
    }),
  );

test.each([
  [false, '平台不向外发送任何内容', '会真的向外发送'],
  [true, '会真的向外发送', '平台不向外发送任何内容'],
])('an invented town whose interface is in use (%s) reads what is so', (enabled, said, unsaid) => {
  expect(of(enabled)).toContain(said);
  expect(of(enabled)).not.toContain(unsaid);
});
