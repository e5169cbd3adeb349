import type { z } from 'zod';
import { messages } from './message.ts';

const told = {
  published: '公开了一件信息，或者撤下后重新公开、移入所选栏目',
  corrected: '一件公开的信息更正了，或者有效、失效、废止变了',
  withdrawn: '一件信息撤下了，或者不在所选栏目了',
  test: '管理员测试发送，不说明任何变化',
} as const;
const HEADERS = [
  ['X-Gongkai-Event', '什么变化，与正文的 event 相同'],
  ['X-Gongkai-Delivery', '这次推送的编号，重试时不变：收过的不必再办'],
  ['X-Gongkai-Signature', 'sha256= 加上请求体字节的 HMAC-SHA256（十六进制），密钥在登记时交给对方'],
] as const;

/** `webhooks` of the description in OpenAPI 3.1. @param schemaOf how a schema is written there */
export function describedWebhooks(schemaOf: (schema: z.ZodType) => object): object {
  return Object.fromEntries(
    Object.entries(told).map(([event, description]) => [
      event,
      {
        post: {
          operationId: `on-${event}`,
          summary: description,
          description: '答 2xx 为收到，10 秒内答完；其他答复和没有答复的隔一段时间重试。不跟随转向。',
          parameters: HEADERS.map(([name, words]) => ({
            ...{ name, in: 'header', required: true, description: words, schema: { type: 'string' } },
          })),
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(messages[event as keyof typeof messages]) } },
          },
          responses: { '2XX': { description: '收到' } },
        },
      },
    ]),
  );
}
