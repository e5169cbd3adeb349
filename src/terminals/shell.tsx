import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { asset } from '../platform/assets.ts';
import type { Head } from '../platform/http/page.ts';
import { tagOf } from '../platform/languages/language.ts';

/** Around the pages of screens, and of devices that wait: no way to anywhere else. */
export function deviceShell(request: FastifyRequest, body: VNode, head: Head): VNode {
  const turn = request.terminal?.orientation;
  return (
    <html lang={tagOf(request.language)} class="device" data-turn={turn}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${head.title} - ${request.authority.name}`}</title>
        <link rel="stylesheet" href={asset('site/site.css')} />
        <link rel="stylesheet" href={asset('terminals/display.css')} />
        <link rel="icon" href="data:," />
        {head.scripts?.map((name) => (
          <script key={name} type="module" src={asset(name)} />
        ))}
      </head>
      <body>{body}</body>
    </html>
  );
}
