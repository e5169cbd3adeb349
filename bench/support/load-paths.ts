import { readFileSync } from 'node:fs';
import http from 'node:http';

/** Pages a second that a server answers, asked from this process over kept-alive connections, of a list of paths: each
 *  once in turn, or at random for some seconds.
 *  Run as a program of its own: `node load-paths.js origin file connections [seconds]`, prints the number. */
const [origin = '', file = '', connections = '8', seconds] = process.argv.slice(2);
const paths = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(connections) });
let next = 0;
let answered = 0;
const until = Date.now() + Number(seconds) * 1000;
const following = () =>
  seconds === undefined
    ? paths[next++]
    : Date.now() < until
      ? paths[Math.floor(Math.random() * paths.length)]
      : undefined;

function ask(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(origin + path, { agent }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode} of ${path}`));
        response.on('data', () => {});
        response.on('end', resolve);
      })
      .on('error', reject);
  });
}

const began = Date.now();
await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    for (let path = following(); path !== undefined; path = following()) {
      await ask(path);
      answered += 1;
    }
  }),
);
process.stdout.write(`${(answered / (Date.now() - began)) * 1000}\n`);
agent.destroy();
