import { z } from 'zod';
import { describedWebhooks } from '../webhooks/described.ts';
import type { Endpoint } from './endpoint.ts';

const ERROR = z.object({ error: z.string(), message: z.string() });
const json = (schema: z.ZodType, io: 'input' | 'output' = 'input') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
};
/** What a parameter is, in words. */
export const descriptionOf = (schema: z.ZodType): string | undefined => json(schema).description;

const content = (schema: z.ZodType) => ({ 'application/json': { schema: json(schema) } });
const failure = (description: string) => ({ description, content: content(ERROR) });

/** The description of the interface, OpenAPI 3.1, made of what the endpoints themselves read and answer. */
export function openApi(endpoints: readonly Endpoint[], { title, site }: { title: string; site: string }): object {
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1',
      description: '只读。不用密钥每个地址每分钟 60 次，用密钥（请求头 X-Api-Key）每分钟 600 次。',
    },
    servers: [{ url: site }],
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } } },
    security: [{}, { key: [] }],
    paths: Object.fromEntries(endpoints.map((one) => [one.path, { get: operation(one) }])),
    webhooks: describedWebhooks(json),
  };
}

function operation({ path, name, summary, params, answer }: Endpoint): object {
  return {
    operationId: path
      .replace(/^\/api\/v1\//, '')
      .replace(/\W+/g, '-')
      .replace(/-$/, ''),
    summary: name,
    description: summary,
    parameters: Object.entries(params.shape).map(([key, schema]) => {
      const { description, default: _, ...rest } = json(schema as z.ZodType) as Record<string, unknown>;
      const inPath = path.includes(`{${key}}`);
      return {
        name: key,
        in: inPath ? 'path' : 'query',
        required: inPath || isRequired(schema),
        description,
        schema: rest,
      };
    }),
    responses: {
      200: { description: '答复', content: content(answer) },
      400: failure('参数不对，message 说明哪里不对'),
      401: failure('密钥无效或者已停用'),
      404: failure('没有'),
      429: failure('问得太快，等 Retry-After 秒再问'),
    },
  };
}

const isRequired = (schema: unknown): boolean => !(schema as z.ZodType).safeParse(undefined).success;
