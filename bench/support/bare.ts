import { readFileSync } from 'node:fs';
import http from 'node:http';

/** The measure of all: node:http alone, sending one file's bytes. Run as a program: `node bare.js file`, prints its port. */
const body = readFileSync(process.argv[2] ?? '');
const server = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`));
