import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { Changes } from './changes.ts';
import { Drawings } from './drawings.ts';
import type { CachedPage } from './encoded-page.ts';

const page = (...tags: string[]) => ({ tags }) as unknown as CachedPage;

/** Drawings, and what became of each who asks: 'draws', 'sent', 'again'. */
function desk() {
  const changes = new Changes();
  const became: string[] = [];
  const say = (what: string) => (request: { name?: string }) => became.push(`${request.name} ${what}`);
  const drawings = new Drawings(changes, {
    draw: say('draws') as never,
    serve: say('again') as never,
    send: (_page, request) => say('sent')(request as never),
  });
  const ask = (name: string, key = '/') => {
    const request = { name };
    const response = new EventEmitter();
    drawings.ask(key, request as never, response as never);
    return { request: request as never, gone: () => response.emit('close') };
  };
  return { changes, became, drawings, ask };
}

test('who asks for a page that is being drawn waits for it, for no other', () => {
  const { became, drawings, ask } = desk();
  const first = ask('a');
  ask('b');
  ask('c', '/other');
  expect(became).toEqual(['a draws', 'c draws']);
  drawings.end(first.request, page('site 1'));
  expect(became.slice(2)).toEqual(['b sent']);
  first.gone();
  ask('d');
  expect(became.slice(3)).toEqual(['d draws']);
});

test('a page of which something changed is right for who asked before, and drawn anew for who asked after', () => {
  const { changes, became, drawings, ask } = desk();
  const first = ask('a');
  ask('before');
  changes.tell('document 1');
  ask('after');
  drawings.end(first.request, page('document 1'));
  expect(became.slice(1)).toEqual(['before sent', 'after again']);
});

test('changes of what it does not show keep nobody waiting', () => {
  const { changes, became, drawings, ask } = desk();
  const first = ask('a');
  changes.tell('document 2');
  ask('after');
  drawings.end(first.request, page('document 1'));
  expect(became.slice(1)).toEqual(['after sent']);
});

test('where there is no page for all, each draws their own, and nobody waits there again until there is one', () => {
  const { became, drawings, ask } = desk();
  const first = ask('a');
  ask('b');
  drawings.end(first.request, undefined);
  expect(became.slice(1)).toEqual(['b draws']);
  ask('c');
  ask('d');
  expect(became.slice(2)).toEqual(['c draws', 'd draws']);
  drawings.share('/');
  ask('e');
  ask('f');
  expect(became.slice(4)).toEqual(['e draws']);
});

test('a reader who goes away before the page is drawn leaves the others their own', () => {
  const { became, ask } = desk();
  const first = ask('a');
  ask('b');
  first.gone();
  expect(became.slice(1)).toEqual(['b draws']);
});
