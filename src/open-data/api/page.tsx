import type { z } from 'zod';
import { PushExplained } from '../webhooks/explained.tsx';
import type { Endpoint } from './endpoint.ts';
import { descriptionOf } from './openapi.ts';

/** 数据接口: what programs may ask, each with a form that asks it. */
export function ApiPage({ endpoints }: { endpoints: readonly Endpoint[] }) {
  return (
    <article class="api" lang="zh-CN">
      <h1>数据接口</h1>
      <p>
        本网站公开的信息，程序可以直接读取，用途不限，请注明来源。只读，答复是 JSON。每个地址每分钟 60
        次；需要更多的，向本机关政府信息公开工作机构申请密钥，写在请求头 <code>X-Api-Key</code> 里，每分钟 600 次。
      </p>
      <p>
        机器可读的说明：<a href="/api/openapi.json">OpenAPI 3.1</a>。订阅：<a href="/feed.xml">Atom</a>、
        <a href="/feed.json">JSON Feed</a>，每个栏目也各有一份。要随时知道变化的，见<a href="#push">推送</a>。
      </p>
      {endpoints.map((one) => (
        <Try key={one.path} one={one} />
      ))}
      <PushExplained />
    </article>
  );
}

function Try({ one: { path, name, summary, params } }: { one: Endpoint }) {
  const fields = Object.entries(params.shape) as [string, z.ZodType][];
  const inPath = fields.find(([key]) => path.includes(`{${key}}`))?.[0];
  const id = path.replace(/\W+/g, '-');
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p>{summary}</p>
      <p>
        <code>GET {path}</code>
      </p>
      <form method="get" action={inPath ? '/api/try' : path}>
        {inPath && <input type="hidden" name="endpoint" value={path} />}
        {fields.map(([key, schema]) => (
          <p key={key} class="field">
            <label for={`${id}-${key}`}>
              {descriptionOf(schema) ?? key}（<code>{key}</code>）
            </label>
            <input id={`${id}-${key}`} name={key} required={key === inPath} />
          </p>
        ))}
        <button class="btn quiet" type="submit">
          试一试<span class="sr">：{name}</span>
        </button>
      </form>
    </section>
  );
}
